import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InProcess, inProcess, ORIGIN, PORT, type Sent } from './in-process.ts';

let companion: InProcess;
let authorization: string;
beforeAll(async () => {
  companion = await inProcess();
  ({ authorization } = await companion.pair());
});
afterAll(() => companion.close());

async function codeOf(sent: Sent, path = '/v1/snapshot', key: string | null = authorization) {
  const { status, json } = await companion.ask(path, key, sent);
  return status === 200 || status === 204 ? status : json.error.code;
}

describe('the peer and the host', () => {
  it('serves this machine alone', async () => {
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect(await codeOf({ peer })).toBe(200);
    }
    for (const peer of ['192.168.1.7', '10.0.0.1', '::ffff:10.0.0.1', '127.0.0.2', '']) {
      expect(await codeOf({ peer })).toBe('foreign-peer');
    }
  });

  it('refuses a request whose raw form it cannot see', async () => {
    const reply = await companion.app.request('/v1/snapshot');
    expect(reply.status).toBe(403);
  });

  it('takes exactly one of its three names', async () => {
    for (const host of [`127.0.0.1:${PORT}`, `localhost:${PORT}`, `[::1]:${PORT}`]) {
      expect(await codeOf({ rawHeaders: ['Host', host] })).toBe(200);
    }
    const foreign = ['evil.test', `evil.test:${PORT}`, '127.0.0.1', 'localhost:7802'];
    foreign.push(`localhost.:${PORT}`, `LOCALHOST:${PORT}`, `2130706433:${PORT}`, `127.1:${PORT}`);
    foreign.push(`user@127.0.0.1:${PORT}`, ` 127.0.0.1:${PORT}`, `127.0.0.1:${PORT},evil`, '');
    for (const host of foreign) {
      expect(await codeOf({ rawHeaders: ['Host', host] }), host).toBe('foreign-host');
    }
  });

  it('refuses two hosts and none, whatever their case', async () => {
    const host = `127.0.0.1:${PORT}`;
    expect(await codeOf({ rawHeaders: ['Host', host, 'hOST', host] })).toBe('bad-host');
    expect(await codeOf({ rawHeaders: ['X-Host', host] })).toBe('bad-host');
    // A header's value that reads "host" is no header.
    expect(await codeOf({ rawHeaders: ['X', 'host', 'Host', host] })).toBe(200);
  });
});

describe('the target', () => {
  it('takes plain paths alone', async () => {
    const bad = ['//v1/snapshot', '/v1//snapshot', '/v1/./snapshot', '/x/../v1/snapshot'];
    bad.push('/%761/snapshot', '/v1%2Fsnapshot', '/v1\\snapshot', '/v1/snapshot;x', '*');
    bad.push(`http://127.0.0.1:${PORT}/v1/snapshot`, '/v1/snapshot#x', '/v1/snapshot?a b', '');
    bad.push('/v1/.snapshot', `/v1/${'a'.repeat(2001)}`);
    for (const target of bad) expect(await codeOf({ target }), target).toBe('bad-target');
    expect(await codeOf({ target: '/v1/snapshot?from=1&x=%20' })).toBe(200);
  });
});

describe('who asks', () => {
  it('lets the extension through with and without permission for the address', async () => {
    expect(await codeOf({ headers: { 'Sec-Fetch-Site': 'none' } })).toBe(200);
    expect(await codeOf({ headers: { 'Sec-Fetch-Site': 'same-origin' } })).toBe(200);
    const without = { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' };
    const reply = await companion.ask('/v1/snapshot', authorization, { headers: without });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
    expect(reply.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });

  it('refuses pages, even with a right key', async () => {
    const origins = [
      'http://evil.test',
      'null',
      `http://127.0.0.1:${PORT}`,
      'http://localhost:7802',
    ];
    origins.push(
      'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba',
      `${ORIGIN}/`,
      `${ORIGIN}.x`,
    );
    for (const Origin of origins) {
      expect(await codeOf({ headers: { Origin } }), Origin).toBe('foreign-origin');
    }
    for (const site of ['cross-site', 'same-site', 'nonsense']) {
      expect(await codeOf({ headers: { 'Sec-Fetch-Site': site } })).toBe('foreign-site');
    }
    for (const mode of ['navigate', 'no-cors', 'websocket']) {
      expect(await codeOf({ headers: { 'Sec-Fetch-Mode': mode } })).toBe('foreign-site');
    }
    for (const dest of ['image', 'script', 'document', 'iframe']) {
      expect(await codeOf({ headers: { 'Sec-Fetch-Dest': dest } })).toBe('foreign-site');
    }
  });

  it('answers a preflight for paired origins alone, and does nothing', async () => {
    const preflight = (Origin: string | null) =>
      companion.ask('/v1/events', null, { method: 'OPTIONS', headers: { Origin } });
    expect((await preflight(ORIGIN)).status).toBe(204);
    expect((await preflight('http://evil.test')).status).toBe(403);
    expect((await preflight(null)).status).toBe(404);
  });

  it('opens the pairing page for a person only', async () => {
    const page = (headers: Record<string, string>) => codeOf({ headers }, '/pair', null);
    expect(await page({ 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' })).toBe(200);
    expect(await page({})).toBe(200);
    expect(await page({ 'Sec-Fetch-Dest': 'iframe' })).toBe('foreign-site');
    expect(await page({ 'Sec-Fetch-Site': 'cross-site' })).toBe('foreign-site');
    expect(await page({ 'Sec-Fetch-Mode': 'no-cors' })).toBe('foreign-site');
  });
});

describe('method, type and key', () => {
  it('takes four methods and JSON bodies', async () => {
    expect(await codeOf({ method: 'PATCH' })).toBe('method-not-allowed');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx']) {
      const sent = { method: 'POST', body: {}, headers: { 'Content-Type': type } };
      expect(await codeOf(sent, '/v1/events'), type).toBe('not-json');
    }
    const zipped = { method: 'POST', body: {}, headers: { 'Content-Encoding': 'gzip' } };
    expect(await codeOf(zipped, '/v1/events')).toBe('not-json');
  });

  it('answers strangers the same everywhere', async () => {
    const paths = ['/', '/v1/snapshot', '/v1/rules', '/v1/nothing', '/v1/hello', '/favicon.ico'];
    const replies = await Promise.all(paths.map((path) => companion.ask(path, null)));
    for (const reply of replies) {
      expect(reply.status).toBe(404);
      expect(reply.text).toBe(replies[0]?.text);
      expect([...reply.headers]).toEqual([...(replies[0]?.headers ?? [])]);
    }
    expect(replies[0]?.text.toLowerCase()).not.toContain('tierwise');
  });

  it('tells wrong keys apart from none, and not from each other', async () => {
    const [key = '', secret = ''] = authorization.slice('Bearer '.length).split('.');
    const other = key.endsWith('0') ? '1' : '0';
    const wrong = [`Bearer ${key}.${'0'.repeat(64)}`, `Bearer ${key}`, `Basic ${key}.${secret}`];
    wrong.push(`Bearer ${key.replace(/.$/, other)}.${secret}`, 'Bearer', `bearer ${key}.${secret}`);
    wrong.push(`Bearer ${key}.${secret.slice(1)}`, `Bearer ${secret}.${key}`);
    const texts = new Set<string>();
    for (const one of wrong) {
      const reply = await companion.ask('/v1/snapshot', one);
      expect(reply.status, one).toBe(401);
      texts.add(reply.text);
    }
    expect([...texts]).toEqual([expect.stringContaining('"unauthorized"')]);
  });

  it('keeps a browser from the pairings of others', async () => {
    expect(await codeOf({}, '/v1/pairings')).toBe('out-of-scope');
    const code = { method: 'POST', body: {} };
    expect(await codeOf(code, '/v1/pairings/codes')).toBe('out-of-scope');
    expect(await codeOf({}, '/v1/pairings', companion.localAuthorization)).toBe(200);
    const sent = { method: 'POST', body: { events: [] }, headers: { Origin: null } };
    expect(await codeOf(sent, '/v1/events', companion.localAuthorization)).toBe('out-of-scope');
  });
});

describe('bodies', () => {
  const post = (body: unknown, headers = {}) =>
    codeOf({ method: 'POST', body, headers }, '/v1/events');

  it('refuses what is not JSON of the right form, and names the place', async () => {
    expect(await post('{"events":[')).toBe('bad-json');
    expect(await post('')).toBe('bad-json');
    expect(await post(Uint8Array.from([0x22, 0xff, 0x22]))).toBe('bad-json');
    expect(await post('['.repeat(200_000))).toBe('bad-json');
    for (const body of ['null', '[]', '"x"', '{}', '{"events":{}}', '{"events":[null]}']) {
      expect(await post(body), body).toBe('bad-body');
    }
    expect(await post('{"events":[],"__proto__":{"x":1}}')).toBe('bad-body');
    const { json } = await companion.ask('/v1/gate', authorization, { method: 'POST', body: {} });
    expect(json.error.path).toBe('generation');
  });

  it('refuses what is too large, announced or not', async () => {
    const events = JSON.stringify({ events: [], pad: 'x'.repeat(2_200_000) });
    expect(await post(events)).toBe('too-large');
    expect(await post(events, { 'Content-Length': String(events.length) })).toBe('too-large');
    const gate = { method: 'POST', body: 'x'.repeat(300_000) };
    expect(await codeOf(gate, '/v1/gate')).toBe('too-large');
  });
});

it('stops a key that runs away, and lets it go on a second later', async () => {
  const slow = await inProcess({ rate: { burst: 3, perSecond: 1 } });
  const { authorization: key } = await slow.pair();
  const statuses: number[] = [];
  for (let i = 0; i < 5; i += 1) statuses.push((await slow.ask('/v1/snapshot', key)).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  slow.clock.now += 1000;
  expect((await slow.ask('/v1/snapshot', key)).status).toBe(200);
  await slow.close();
});
