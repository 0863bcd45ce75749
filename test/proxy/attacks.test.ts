import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { speak, statuses } from '../attacks/raw-socket.ts';
import { IMAGES_KEY, imagesUpstream } from './images-api.ts';
import { type Lab, startLab } from './lab.ts';
import { json, type Seen, startServer } from './local-server.ts';

const CANARY = 'canary-91c4e7';
type Server = Awaited<ReturnType<typeof startServer>>;
let upstream: Server;
let other: Server;
let lab: Lab;
let answer: (seen: Seen, reply: ServerResponse) => unknown = (_, reply) => json(reply, 200, {});

beforeAll(async () => {
  process.env.IMAGES_KEY = IMAGES_KEY;
  upstream = await startServer((seen, reply) => answer(seen, reply));
  other = await startServer((_, reply) => json(reply, 200, { reached: true }));
  const allow = ['GET', 'POST'].flatMap((method) =>
    ['/v1/*', '/v1/*/*', '/v1/*/*/*'].map((path) => ({ method, path })),
  );
  lab = await startLab([imagesUpstream(`${upstream.origin}/v1`, { allow })]);
});
afterAll(async () => {
  await lab.close();
  await Promise.all([upstream.close(), other.close()]);
});

const send = (line: string, more = '') =>
  speak(
    lab.companion().port,
    `${line} HTTP/1.1\r\nHost: 127.0.0.1:${lab.companion().port}\r\nAuthorization: Bearer ${lab.token}\r\n${more}Connection: close\r\n\r\n`,
    1000,
  );

/** Spellings by which some reader somewhere leaves the upstream, its prefix, or its host. */
function tricks(): string[] {
  const to = `127.0.0.1:${other.port}`;
  const base = '/proxy/images';
  const hosts = [
    `//${to}/x`,
    `/\\${to}/x`,
    `\\\\${to}/x`,
    `/\\/${to}/x`,
    `///${to}/x`,
    `/http://${to}/x`,
    `/http:/${to}/x`,
    `/https://${to}`,
    `@${to}/x`,
    `/@${to}/x`,
    `:80@${to}/x`,
    `/user:pass@${to}/x`,
    `.${to}/x`,
    `:${other.port}/x`,
    `;@${to}/x`,
    `%40${to}/x`,
    `/%40${to}/x`,
    `/%2f%2f${to}/x`,
    `/%2F/${to}/x`,
    `/%5c%5c${to}/x`,
    `/%5C${to}/x`,
    `/..//${to}/x`,
    `/.//${to}/x`,
    `//${to}@127.0.0.1/x`,
    `/x//${to}/y`,
    `?@${to}/x`,
    `#@${to}/x`,
    `/#${to}`,
    `/x#@${to}/`,
    `/x?\\@${to}`,
  ].map((rest) => base + rest);
  const up = [
    '/..',
    '/../',
    '/../x',
    '/../../x',
    '/x/../../y',
    '/./x',
    '/x/.',
    '/x/./y',
    '/.../x',
    '/..;/x',
    '/;/../x',
    '/x/..%2fy',
    '/%2e%2e/x',
    '/%2e%2e%2fx',
    '/%2E%2E/x',
    '/.%2e/x',
    '/%2e./x',
    '/%252e%252e/x',
    '/x/%2e%2e/%2e%2e/y',
    '/..%2fx',
    '/..%5cx',
    '/..\\x',
    '/x\\..\\..\\y',
    '/%c0%ae%c0%ae/x',
    '/%c0%af../x',
    '/%ef%bc%8e%ef%bc%8e/x',
    '/%u002e%u002e/x',
    '/..%00/x',
    '/x%00',
    '/x%0d%0aHost:%20evil',
    '/x%0aX-Y:1',
    '/x%20HTTP/1.1%0d%0a',
    '/x\ty',
    '/x%09y',
    '/x%23y',
    '/x%3fy',
    '/x;y',
    '/x,y',
    '/x//y',
    '/x///',
    '//',
    '/ ',
    '/é',
    '/x|y',
    '/{x}',
    '/x"y',
    "/x'y",
    '/x<y>',
    '/x*',
    '/$x',
    '/x^y',
    '/[::1]/x',
    '/-/../x',
    '/x?a=%zz',
    '/x?a=b c',
    '/x?a=<b>',
    '/x?a="b"',
    '/x?a={b}',
    '/x?a=|',
  ].map((rest) => base + rest);
  const names = [
    '/proxy/',
    '/proxy',
    '/proxy//images/x',
    '/proxy/../images/x',
    '/proxy/./images/x',
    '/proxy/other/x',
    '/proxy/IMAGES/x',
    '/proxy/images%2fx',
    '/proxy/%69mages/x',
    '/proxy/images.evil/x',
    '/proxy/__proto__/x',
    '/proxy/constructor/x',
    `/proxy/${to}/x`,
    `/proxy/http://${to}/x`,
    '/PROXY/images/x',
    '//proxy/images/x',
    '/./proxy/images/x',
    '/x/../proxy/images/x',
    '/%70roxy/images/x',
    `http://${to}/proxy/images/x`,
    `http://127.0.0.1:${lab.companion().port}/proxy/images/x`,
    `${to}`,
    '*',
  ];
  return [...hosts, ...up, ...names];
}

it('sends nothing anywhere for a path that some reader could take for another', async () => {
  const all = tricks();
  expect(new Set(all).size).toBeGreaterThanOrEqual(100);
  for (const target of all) {
    const heard = statuses(await send(`GET ${target}`));
    expect(
      heard.every((status) => status >= 400 && status < 500),
      `${target}: ${heard}`,
    ).toBe(true);
  }
  expect(upstream.seen.map(({ url }) => url)).toEqual([]);
  expect([upstream.bytes(), other.bytes()]).toEqual([0, 0]);
});

it('keeps whatever passes within the upstream and its prefix', async () => {
  const plain = ['/x', '/x/', '/x/y?a=b&c=%2e%2e%2f', '/x:y/z~', '/x?//evil/..', '/a..b/c'];
  for (const rest of plain) expect(statuses(await send(`GET /proxy/images${rest}`))).toEqual([200]);
  expect(upstream.seen.map(({ url }) => url)).toEqual(plain.map((rest) => `/v1${rest}`));
  for (const { headers } of upstream.seen) expect(headers.host).toBe(`127.0.0.1:${upstream.port}`);
  expect(other.bytes()).toBe(0);
});

it.each([301, 302, 303, 307, 308])(
  'follows no redirect of %i, and leaks nothing along it',
  async (status) => {
    const leads = [
      `${other.origin}/catch`,
      `//127.0.0.1:${other.port}/catch`,
      `http://user:pass@127.0.0.1:${upstream.port}/v1/x`,
      `${upstream.origin}/outside`,
      `${upstream.origin}/v1/../outside`,
      'javascript:alert(1)',
      `${upstream.origin}/v1/other`,
      '/v1/other?a=b',
    ];
    const kept: (string | null)[] = [];
    for (const location of leads) {
      answer = (seen, reply) => {
        if (seen.url !== '/v1/jump') return json(reply, 200, { followed: true });
        reply.writeHead(status, { location, 'set-cookie': `a=${CANARY}` });
        reply.end();
      };
      const before = upstream.seen.length;
      const reply = await lab.ask('/images/jump', {
        method: 'POST',
        body: '{}',
        headers: { cookie: CANARY, 'x-canary': CANARY, 'x-forwarded-for': CANARY },
      });
      expect(reply.status).toBe(status);
      expect(upstream.seen.length).toBe(before + 1);
      kept.push(reply.headers.get('location'));
    }
    const own = '/proxy/images/other';
    expect(kept).toEqual([null, null, null, null, null, null, own, `${own}?a=b`]);
    expect(other.bytes()).toBe(0);
  },
);

it('builds the headers anew in both directions', async () => {
  answer = (_, reply) => {
    reply.writeHead(200, {
      'content-type': 'text/html',
      'set-cookie': [`a=${CANARY}`, `b=${CANARY}`],
      'access-control-allow-origin': '*',
      'access-control-allow-credentials': 'true',
      'content-security-policy': `default-src ${CANARY}`,
      'x-frame-options': 'ALLOWALL',
      'strict-transport-security': 'max-age=1',
      'clear-site-data': '"*"',
      refresh: `0; url=${other.origin}`,
      link: `<${other.origin}>; rel=preload`,
      'x-powered-by': CANARY,
      'x-request-id': IMAGES_KEY,
    });
    reply.end('<script>alert(1)</script>');
  };
  const named: Record<string, string> = {
    ...{ cookie: CANARY, 'x-api-version': CANARY, referer: `http://${CANARY}/`, via: CANARY },
    ...{ 'x-forwarded-for': CANARY, forwarded: CANARY, 'proxy-authorization': CANARY },
    ...{ 'x-tierwise-waiver': CANARY, 'x-tierwise-project': CANARY, 'x-real-ip': CANARY },
    ...{ te: 'trailers', 'x-fal-target-url': other.origin, 'x-http-method-override': 'DELETE' },
  };
  const lines = Object.entries(named).map(([name, value]) => `${name}: ${value}\r\n`);
  const heard = await send('GET /proxy/images/page', `${lines.join('')}Accept: */*\r\n`);
  const { headers } = upstream.seen.at(-1)!;
  expect(Object.keys(headers).sort()).toEqual(
    ['accept', 'accept-encoding', 'authorization', 'connection', 'host'].sort(),
  );
  expect(headers.authorization).toBe(`Bearer ${IMAGES_KEY}`);
  expect(JSON.stringify(headers)).not.toContain(CANARY);
  expect(heard).not.toContain(CANARY);
  expect(heard).not.toContain(IMAGES_KEY);
  expect(heard).not.toMatch(/^(?:set-cookie|access-control|strict-|clear-|refresh|link)/im);
  expect(heard).toMatch(/^content-security-policy: default-src 'none'/im);
  expect(heard).toMatch(/^x-frame-options: DENY/im);
});

it('blots out its own key wherever an answer repeats it, cut into pieces or not', async () => {
  answer = async (_, reply) => {
    reply.writeHead(200, { 'content-type': 'application/octet-stream' });
    const text = `key ${IMAGES_KEY} and again ${IMAGES_KEY}, and its beginning ${IMAGES_KEY.slice(0, 9)}`;
    for (const letter of text) {
      reply.write(letter);
      await new Promise((resolve) => setImmediate(resolve));
    }
    reply.end();
  };
  const text = await (await lab.ask('/images/echo')).text();
  const stars = '*'.repeat(IMAGES_KEY.length);
  expect(text).toBe(`key ${stars} and again ${stars}, and its beginning ${IMAGES_KEY.slice(0, 9)}`);
});

it('is of no use to a page, to a stranger, and to another key', async () => {
  answer = (_, reply) => json(reply, 200, {});
  const before = upstream.seen.length;
  const key = `Bearer ${lab.token}`;
  const asked = (headers: Record<string, string>, method = 'GET') =>
    fetch(lab.proxied('/images/x'), { method, headers });
  const local = JSON.parse(await lab.runningKey());
  const refused: [number, Response][] = [
    [403, await asked({ Authorization: key, Origin: 'https://evil.example' })],
    [403, await asked({ Authorization: key, Origin: 'null' })],
    [403, await asked({ Origin: 'https://evil.example' }, 'OPTIONS')],
    [404, await asked({})],
    [401, await asked({ Authorization: 'Bearer wrong' })],
    [401, await asked({ Authorization: `Bearer ${IMAGES_KEY}` })],
    [401, await asked({ Authorization: `Bearer ${local.key}.${local.secret}` })],
    [401, await asked({ Authorization: key, 'x-api-key': lab.token })],
    [405, await asked({ Authorization: key }, 'HEAD')],
  ];
  for (const [status, reply] of refused) expect(reply.status).toBe(status);
  const fetched = [
    'Site: cross-site',
    'Site: same-site',
    'Mode: no-cors',
    'Mode: navigate',
    'Dest: image',
  ];
  for (const one of fetched)
    expect(statuses(await send('GET /proxy/images/x', `Sec-Fetch-${one}\r\n`)), one).toEqual([403]);
  expect(upstream.seen.length).toBe(before);
  // The token opens nothing else.
  for (const path of ['/v1/snapshot', '/v1/pairings', '/v1/upstreams', '/v1/rules'])
    expect((await fetch(lab.url() + path, { headers: { Authorization: key } })).status).toBe(401);
  for (const header of ['x-api-key', 'api-key', 'x-goog-api-key'])
    expect((await asked({ [header]: lab.token })).status).toBe(200);
  expect((await asked({ Authorization: `Key ${lab.token}` })).status).toBe(200);
});

it('hands a large answer on as it comes, without keeping it', async () => {
  const piece = Buffer.alloc(2 ** 20, 7);
  answer = async (_, reply) => {
    reply.writeHead(200, { 'content-type': 'image/png', 'content-length': String(50 * 2 ** 20) });
    for (let i = 0; i < 50; i++) if (!reply.write(piece)) await once(reply, 'drain');
    reply.end();
  };
  const socket = connect(lab.companion().port, '127.0.0.1');
  socket.write(
    `GET /proxy/images/large HTTP/1.1\r\nHost: 127.0.0.1:${lab.companion().port}\r\nAuthorization: Bearer ${lab.token}\r\nConnection: close\r\n\r\n`,
  );
  // Whoever does not read holds the upstream back, so nothing can pile up here.
  socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const early = upstream.sent();
  expect(early).toBeLessThan(30 * 2 ** 20);
  let bytes = 0;
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  socket.resume();
  await once(socket, 'close');
  expect(bytes).toBeGreaterThan(50 * 2 ** 20);
});

it('ends a token that was revoked', async () => {
  await lab.control('DELETE', `/pairings/${lab.key}`);
  expect((await lab.ask('/images/x')).status).toBe(401);
  const { pairings } = (await lab.control('GET', '/pairings')) as { pairings: { key: string }[] };
  expect(pairings).toMatchObject([{ key: lab.key, label: 'a script', scopes: ['ingest'] }]);
  expect(JSON.stringify(pairings)).not.toContain(lab.token);
});
