import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { proxied } from '../../companion/probe/proxied.ts';
import { type RouteProxy, startRouteProxy } from '../../companion/probe/routes/proxy.ts';
import { readRoutes } from '../../companion/probe/routes/route.ts';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';

const ROUTES = [
  { url: 'https://studio.example/create', text: '<!doctype html><title>Routed</title><p>Hello' },
  { method: 'POST', url: '/api/generate', status: 201, headers: { 'X-Task': 7 }, body: { id: 7 } },
  { url: '/api/status', body: [{ state: 'running' }, { state: 'running' }, { state: 'done' }] },
  { url: '/api/list', body: [[1, 2, 3]] },
  { url: '/api/failing', status: [503, 200], body: { ok: true } },
  { url: '/api/slow', text: 'slow', delayMs: 400 },
  { url: '/api/picture.png', file: 'picture.png' },
  { method: 'PUT', url: 'https://api.other.example/v1/keyed', body: { kept: true } },
  { url: 'https://api.other.example/v1/*', body: { from: 'elsewhere' } },
  {
    url: '/api/events',
    sse: [
      { data: { progress: 50 }, id: '1' },
      { event: 'done', data: 'a\nb', afterMs: 300 },
    ],
  },
  {
    url: 'wss://api.other.example/socket',
    ws: [
      { send: { hello: true } },
      { on: '"prompt"', send: ['{"progress":1}', { image: 'x.png' }], afterMs: 50 },
    ],
  },
  {
    url: '/worker.js',
    text: 'fetch("/api/list").then((r) => r.text()).then(postMessage)',
    headers: { 'content-type': 'text/javascript' },
  },
];

let folder: string;
let own: ReturnType<typeof createServer>;
let origin: string;
let proxy: RouteProxy;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-routes-'));
  own = createServer((request, response) => {
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'Content-Type': 'text/html' });
    response.end(`<!doctype html><title>Own</title>${request.method} ${request.url}`);
  }).listen(0, '127.0.0.1');
  await once(own, 'listening');
  origin = `http://localhost:${(own.address() as AddressInfo).port}`;
  await writeFile(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  await writeFile(join(folder, 'routes.json'), JSON.stringify(ROUTES));
});
afterAll(async () => {
  own?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

beforeAll(async () => {
  proxy = await startRouteProxy(readRoutes(join(folder, 'routes.json')).list);
  browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true, {
    args: proxied(proxy),
  });
});
afterAll(async () => {
  await browser?.close();
  await proxy?.close();
});
beforeEach(async () => {
  page ??= await browser.newPage();
  if (!page.url().startsWith(origin)) await page.goto(`${origin}/create?x=1`);
});

const inPage = (script: string) => page.evaluate(`(async () => { ${script} })()`);

test('a page of this machine comes from its own server, and its requests from the routes', async () => {
  expect(await page.content()).toContain('GET /create?x=1');
  expect(
    await inPage(`const r = await fetch('/api/generate', { method: 'POST', body: '{}' });
      return [r.status, r.headers.get('x-task'), r.headers.get('content-type'), await r.json()]`),
  ).toEqual([201, '7', 'application/json', { id: 7 }]);
  // Another method than the route's goes to the server.
  expect(await inPage(`return (await fetch('/api/generate')).text()`)).toContain(
    'GET /api/generate',
  );
});

test('successive answers, the last one for ever; a list as an answer; successive states', async () => {
  const states = `const all = [];
    for (let i = 0; i < 5; i += 1) all.push((await (await fetch('/api/status')).json()).state);
    return all`;
  expect(await inPage(states)).toEqual(['running', 'running', 'done', 'done', 'done']);
  expect(await inPage(`return (await fetch('/api/list')).json()`)).toEqual([1, 2, 3]);
  expect(
    await inPage(
      `return [(await fetch('/api/failing')).status, (await fetch('/api/failing')).status]`,
    ),
  ).toEqual([503, 200]);
});

test('a file, and an answer that comes late', async () => {
  expect(
    await inPage(`const r = await fetch('/api/picture.png');
      return [r.headers.get('content-type'), (await r.arrayBuffer()).byteLength]`),
  ).toEqual(['image/png', 4]);
  expect(
    await inPage(`const start = performance.now(); await fetch('/api/slow');
      return performance.now() - start`),
  ).toBeGreaterThan(390);
});

test('another origin, over https, with a preflight', async () => {
  expect(await inPage(`return (await fetch('https://api.other.example/v1/any')).json()`)).toEqual({
    from: 'elsewhere',
  });
  expect(
    await inPage(`return (await fetch('https://api.other.example/v1/keyed', { method: 'PUT',
      credentials: 'include', headers: { Authorization: 'Bearer x', 'X-Own': '1' }, body: '{}' })).json()`),
  ).toEqual({ kept: true });
});

test('an event stream arrives piece by piece, for fetch and for an EventSource that stays open', async () => {
  expect(
    await inPage(`const reader = (await fetch('/api/events')).body.getReader();
      const parts = [];
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return parts;
        parts.push(new TextDecoder().decode(value));
      }`),
  ).toEqual(['id: 1\ndata: {"progress":50}\n\n', 'event: done\ndata: a\ndata: b\n\n']);
  expect(
    await inPage(`const source = new EventSource('/api/events');
      const heard = [];
      source.onmessage = ({ data }) => heard.push(data);
      await new Promise((done) => source.addEventListener('done', ({ data }) => { heard.push(data); done(); }));
      heard.push(source.readyState);
      source.close();
      return heard`),
  ).toEqual(['{"progress":50}', 'a\nb', 1]);
});

test('a socket greets, and answers what matches', async () => {
  expect(
    await inPage(`const socket = new WebSocket('wss://api.other.example/socket');
      const heard = [];
      return new Promise((done) => {
        socket.onopen = () => { socket.send('nothing'); socket.send('{"prompt":"x"}'); };
        socket.onmessage = ({ data }) => { if (heard.push(data) === 3) done(heard); };
      })`),
  ).toEqual(['{"hello":true}', '{"progress":1}', '{"image":"x.png"}']);
});

test('a worker and a frame are answered as well', async () => {
  expect(
    await inPage(
      `return new Promise((done) => { new Worker('/worker.js').onmessage = ({ data }) => done(data); })`,
    ),
  ).toBe('[1,2,3]');
  expect(
    await inPage(`const frame = document.createElement('iframe');
      frame.srcdoc = '<script>fetch("/api/list").then((r) => r.text()).then((t) => parent.postMessage(t, "*"))</script>';
      return new Promise((done) => {
        addEventListener('message', ({ data }) => done(data), { once: true });
        document.body.append(frame);
      })`),
  ).toBe('[1,2,3]');
});

test('what no route names fails at once where it is not of this machine, and is told', async () => {
  expect(
    await inPage(`const start = performance.now();
      const said = await fetch('https://fonts.example/a.css?key=1').then(() => 'came', () => 'failed');
      return [said, performance.now() - start < 5000]`),
  ).toEqual(['failed', true]);
  await inPage(`await fetch('/missing')`);
  expect(proxy.unanswered).toEqual(
    expect.arrayContaining([
      { method: 'GET', url: 'https://fonts.example/a.css', why: 'no route' },
      { method: 'GET', url: `${origin}/missing`, why: 'status 404' },
    ]),
  );
});

test('a whole page can be routed, on a host that does not exist', async () => {
  await page.goto('https://studio.example/create');
  expect(await page.title()).toBe('Routed');
  expect(await page.evaluate('isSecureContext')).toBe(true);
  expect(await inPage(`return (await fetch('/api/list')).json()`)).toEqual([1, 2, 3]);
});
