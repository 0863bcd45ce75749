import { afterAll, beforeAll, expect, it } from 'vitest';
import { speak, statuses } from './raw-socket.ts';
import { startVictim, type Victim } from './victim.ts';

let victim: Victim;
beforeAll(async () => {
  victim = await startVictim();
});
afterAll(() => victim.close());

/** Heads and bodies that readers are known to understand differently. */
function corpus(): Record<string, string> {
  const host = `Host: 127.0.0.1:${victim.port}`;
  const key = `Authorization: Bearer ${victim.key}.${victim.secret}`;
  const json = 'Content-Type: application/json';
  const post = `POST /v1/events HTTP/1.1\r\n${host}\r\n${key}\r\n${json}\r\n`;
  const hidden = `GET /v1/snapshot HTTP/1.1\r\n${host}\r\n${key}\r\n\r\n`;
  return {
    'CL.TE': `${post}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
    'TE.CL': `${post}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\n${hidden}\r\n0\r\n\r\n`,
    'TE.TE': `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n`,
    'TE unknown': `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    'TE with a space before the colon': `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    'two lengths': `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`,
    'two lengths in one': `${post}Content-Length: 2, 3\r\n\r\n{}x`,
    'negative length': `${post}Content-Length: -1\r\n\r\n`,
    'huge length': `${post}Content-Length: 99999999999999999999\r\n\r\n{}`,
    'hexadecimal length': `${post}Content-Length: 0x2\r\n\r\n{}`,
    'bad chunk size': `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    'bare LF': `GET /v1/snapshot HTTP/1.1\n${host}\n${key}\n\n`,
    'bare CR': `GET /v1/snapshot HTTP/1.1\r${host}\r\r`,
    'folded header': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\nX: a\r\n b\r\n${key}x\r\n\r\n`,
    'NUL in a header': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\nX: a\0b\r\n${key}\r\n\r\n`,
    'two hosts': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\nHost: evil.test\r\n${key}\r\n\r\n`,
    'the same host twice': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\n${host}\r\n${key}\r\n\r\n`,
    'no host': `GET /v1/snapshot HTTP/1.1\r\n${key}\r\n\r\n`,
    'no host, HTTP/1.0': `GET /v1/snapshot HTTP/1.0\r\n${key}\r\n\r\n`,
    'absolute target': `GET http://127.0.0.1:${victim.port}/v1/snapshot HTTP/1.1\r\nHost: evil.test\r\n${key}\r\n\r\n`,
    'absolute target, own host': `GET http://127.0.0.1:${victim.port}/v1/snapshot HTTP/1.1\r\n${host}\r\n${key}\r\n\r\n`,
    'target of another scheme': `GET file:///etc/passwd HTTP/1.1\r\n${host}\r\n${key}\r\n\r\n`,
    'target *': `OPTIONS * HTTP/1.1\r\n${host}\r\n${key}\r\n\r\n`,
    CONNECT: `CONNECT evil.test:443 HTTP/1.1\r\n${host}\r\n\r\n`,
    'unknown method': `BREW /v1/snapshot HTTP/1.1\r\n${host}\r\n${key}\r\n\r\n`,
    'a head of 64 KB': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\nX: ${'a'.repeat(65_536)}\r\n\r\n`,
    '5,000 headers': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\n${'X: a\r\n'.repeat(5000)}\r\n`,
    'a target of 60 KB': `GET /${'a'.repeat(61_440)} HTTP/1.1\r\n${host}\r\n\r\n`,
    'HTTP/9.9': `GET /v1/snapshot HTTP/9.9\r\n${host}\r\n\r\n`,
    TLS: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    upgrade: `GET /v1/snapshot HTTP/1.1\r\n${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    'prototype names': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\n__proto__: x\r\nconstructor: y\r\n\r\n`,
    'origin nonsense': `GET /v1/snapshot HTTP/1.1\r\n${host}\r\n${key}\r\nOrigin: ${'('.repeat(5000)}\r\n\r\n`,
  };
}

it('answers whatever is wrong with a refusal, and lives on', async () => {
  const before = [await victim.fingerprint(), await victim.revision()];
  const cases = Object.entries(corpus());
  const heard = await Promise.all(cases.map(([, bytes]) => speak(victim.port, bytes)));
  for (const [i, text] of heard.entries()) {
    const name = cases[i]?.[0];
    for (const status of statuses(text)) {
      expect(status, `${name}: ${text}`).toSatisfy((one) => one >= 400 && one < 500);
    }
    // A tunnel is not even answered; everybody else is told.
    if (name !== 'CONNECT') expect(statuses(text).length, name).toBeGreaterThan(0);
  }
  expect(victim.isAlive()).toBe(true);
  expect([await victim.fingerprint(), await victim.revision()]).toEqual(before);
  expect(victim.output()).not.toContain('unforeseen error');
});
