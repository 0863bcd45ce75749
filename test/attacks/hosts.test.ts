import { afterAll, beforeAll, expect, it } from 'vitest';
import { speak, statuses } from './raw-socket.ts';
import { everyRoute } from './routes.ts';
import { startVictim, type Victim } from './victim.ts';

let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(() => victim.close());

/** Names under which somebody may have made a browser or a program come here. */
function hosts(port: number): string[] {
  const names = [
    'evil.test',
    'localhost.',
    'LOCALHOST',
    'Localhost',
    '127.0.0.2',
    '127.1',
    '0.0.0.0',
  ];
  names.push('2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '127.0.0.1.evil.test');
  names.push(
    'localhost.evil.test',
    'evil.test.localhost',
    'localhost.localdomain',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
  );
  names.push('[::ffff:127.0.0.1]', '::1', '127.0.0.1@evil.test', 'user@127.0.0.1', '127.0.0.1%00');
  names.push(
    '127.0.0.1#',
    '127.0.0.1/',
    '127.0.0.1?',
    '127.0.0.1\\',
    '127。0。0。1',
    'loc\u00e4lhost',
  );
  const withPort = names.map((name) => `${name}:${port}`);
  const others = ['127.0.0.1', 'localhost', '[::1]', '', `:${port}`, `127.0.0.1:${port}0`];
  others.push(
    `127.0.0.1:0${port}`,
    `127.0.0.1:+${port}`,
    `127.0.0.1: ${port}`,
    `127.0.0.1:${port + 1}`,
  );
  others.push(
    `127.0.0.1:${port},evil.test`,
    `evil.test, 127.0.0.1:${port}`,
    `127.0.0.1:${port}:${port}`,
  );
  return [...withPort, ...others];
}

it('serves no foreign name on any route, known or not', async () => {
  const before = [await victim.fingerprint(), await victim.revision()];
  const routes = await everyRoute();
  const all = hosts(victim.port);
  expect(all.length * routes.length).toBeGreaterThan(500);
  const bearer = `Authorization: Bearer ${victim.key}.${victim.secret}`;
  for (const { method, path } of routes) {
    const heard = await Promise.all(
      all.map((host) =>
        speak(
          victim.port,
          `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${bearer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
        ),
      ),
    );
    for (const [i, text] of heard.entries()) {
      expect(statuses(text), `${method} ${path} at "${all[i]}"`).toEqual([
        expect.toSatisfy((status) => status === 400 || status === 403),
      ]);
    }
  }
  expect([await victim.fingerprint(), await victim.revision()]).toEqual(before);
});

it('serves its own three names', async () => {
  const bearer = `Authorization: Bearer ${victim.key}.${victim.secret}`;
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
    const head = `GET /v1/snapshot HTTP/1.1\r\nHost: ${name}:${victim.port}\r\n${bearer}\r\n`;
    const heard = await speak(victim.port, `${head}Connection: close\r\n\r\n`);
    expect(statuses(heard), name).toEqual([200]);
  }
});
