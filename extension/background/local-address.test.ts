import { expect, it } from 'vitest';
import { credentialsFor, isLocal } from './local-address.ts';

it('tells addresses of this machine and its network from those of the internet', () => {
  const hostname = (host: string) => new URL(`http://${host}/`).hostname;
  const local = ['localhost', 'images.localhost', '127.0.0.1', '127.1', '2130706433', '0x7f.1'];
  local.push(
    '0.0.0.0',
    '10.0.0.5',
    '192.168.1.1',
    '172.16.0.1',
    '172.31.255.255',
    '169.254.169.254',
  );
  local.push('100.64.0.1', '[::1]', '[::ffff:127.0.0.1]', '[fe80::1]', 'router', 'nas.local');
  local.push('fritz.box.lan', 'metadata.internal', 'localhost.', 'a.localhost.');
  for (const host of local) expect([host, isLocal(hostname(host))]).toEqual([host, true]);
  const remote = ['cdn.example', 'localhost.example', '172.32.0.1', '172.15.0.1', '100.128.0.1'];
  remote.push('11.0.0.1', '192.169.0.1', '8.8.8.8', 'local.example', '127.0.0.1.example');
  for (const host of remote) expect([host, isLocal(hostname(host))]).toEqual([host, false]);
});

it('sends cookies to the studio’s own hosts only', () => {
  const site = 'https://www.studio.example';
  for (const host of ['www.studio.example', 'studio.example', 'cdn.studio.example'])
    expect(credentialsFor(`https://${host}/1.png`, site)).toBe('include');
  for (const host of ['cdn.example', 'notstudio.example', 'studio.example.evil.test'])
    expect(credentialsFor(`https://${host}/1.png`, site)).toBe('omit');
});
