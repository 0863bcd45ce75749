import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../walks/house.ts';
import { type BusySite, startBusySite } from './busy-site.ts';
import { ALL, type Alone, openAlone, type Watched } from './observer-alone.ts';

let alone: Alone;
let site: BusySite;
let at: Watched;
beforeAll(async () => {
  [alone, site] = await Promise.all([openAlone(), startBusySite()]);
});
afterAll(async () => {
  await alone?.close();
  await site?.close();
});
beforeEach(async () => {
  await at?.page.close();
  at = await alone.open(site.url, { watch: ALL, verdict: 'release' });
  site.arrived.length = site.streams.length = 0;
});
const stream = async () => {
  await until(
    () => site.streams.length,
    (count) => count === 1,
  );
  return site.streams[0]!;
};
const inPage = (name: string) => at.page.evaluate(name);

/** Reads a stream as pages do, and leaves in `seen` what came so far. */
const READ = (path: string, init = '{}') => `(async () => { window.seen = ''; window.ended = false;
  const response = await fetch('${path}', ${init}); const reader = response.body.getReader(); const decoder = new TextDecoder();
  for (;;) { const { done, value } = await reader.read(); if (done) break; seen += decoder.decode(value, { stream: true }); } window.ended = true; })(); 0`;

test('events by fetch: page and observer see the first before the last is sent', async () => {
  const post = `{ method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"prompt":"a cat"}' }`;
  const path = '/answer/json';
  expect(await inPage(`fetch('${path}', ${post}).then((r) => r.json())`)).toEqual({ credits: 7 });
  await inPage(READ('/stream/events'));
  const open = await stream();
  open.write('event: progress\ndata: {"step":1}\n\ndata: {"ste');
  await until(
    () => inPage('seen') as Promise<string>,
    (seen) => seen.includes('"step":1'),
  );
  const first = await at.hears('answer', ({ text }) => text.includes('"step":1'));
  // Whole events only; the begun one waits for its end.
  expect(first).toMatchObject({
    ...{ rule: '', method: 'GET', type: 'text/event-stream', status: 200, cut: false },
    text: 'event: progress\ndata: {"step":1}\n\n',
  });
  expect(await inPage('ended')).toBe(false);
  open.end('p":2}\n\n');
  expect((await at.hears('answer', ({ text }) => text.includes('"step":2'))).text).toBe(
    'data: {"step":2}\n\n',
  );
  await until(
    () => inPage('ended'),
    (ended) => ended === true,
  );
});

test('lines of JSON are told one by one too, and text that ends without a line end', async () => {
  await inPage(READ('/stream/lines'));
  const open = await stream();
  open.write('{"a":1}\n{"a":');
  expect((await at.hears('answer', ({ text }) => text.includes('1'))).text).toBe('{"a":1}\n');
  open.end('2}');
  expect((await at.hears('answer', ({ text }) => text.includes('2'))).text).toBe('{"a":2}');
});

test('answers to a held submit say which, whichever way they come', async () => {
  await inPage(
    READ('/stream/events', `{ method: 'POST', body: '{"prompt":"a long enough one"}' }`),
  );
  // The bare site answers what is posted at once.
  const held = await at.hears('submit');
  const answer = await at.hears('answer');
  expect(answer).toMatchObject({ seq: held.seq, request: held.body, text: '{"credits":7}' });
});

const PICTURE = Buffer.from('{"credits":7}').toString('base64');
test.each([
  [
    'fetch',
    `fetch('/answer/image', { method: 'POST', body }).then((r) => r.blob()).then((b) => b.size)`,
  ],
  ...['blob', 'arraybuffer'].map((type) => [
    type,
    `new Promise((done) => { const one = new XMLHttpRequest(); one.responseType = '${type}';
      one.open('POST', '/answer/image'); one.send(body);
      one.onload = () => done(one.response.size ?? one.response.byteLength); })`,
  ]),
])(
  'a picture that answers a held submit is told as text, and the page has it: %s',
  async (_, ask) => {
    const size = await inPage(`{ const body = '{"prompt":"a long enough one"}'; ${ask} }`);
    expect(size).toBe(13);
    const held = await at.hears('submit');
    const answer = await at.hears('answer');
    expect(answer).toMatchObject({ seq: held.seq, text: `data:image/png;base64,${PICTURE}` });
  },
);

test('a request without a body is held where its address carries a prompt, and nowhere else', async () => {
  for (const path of ['/answer/json?q=fog', '/answer/image', '/answer/json/prompt/fog?seed=1'])
    await inPage(`fetch('${path}').then((r) => r.text())`);
  await at.hears('submit');
  const held = (await at.said()).flatMap((one) => (one.kind === 'submit' ? [one.url] : []));
  expect(held).toEqual([`${site.url}/answer/json/prompt/fog?seed=1`]);
});

test('a stream that the page gives up is given up at the studio', async () => {
  await inPage(
    `window.control = new AbortController(); ${READ('/stream/events', '{ signal: control.signal }')}`,
  );
  const open = await stream();
  const closed = new Promise((resolve) => open.on('close', resolve));
  open.write('data: 1\n\n');
  await at.hears('answer');
  await inPage('control.abort()');
  await closed;
});

test('what carries no data is not read', async () => {
  for (const type of ['html', 'script', 'image'])
    await inPage(`fetch('/answer/${type}').then((r) => r.text())`);
  await inPage(`fetch('/answer/json').then((r) => r.text())`);
  await at.hears('answer');
  expect((await at.said()).filter(({ kind }) => kind === 'answer')).toHaveLength(1);
});

test('an EventSource: default and named events, and its own listeners as ever', async () => {
  await inPage(`window.got = []; window.source = new EventSource('/stream/events');
    source.onmessage = (event) => got.push('on ' + event.data);
    source.addEventListener('progress', (event) => got.push('named ' + event.data + ' ' + event.isTrusted));
    source.addEventListener('progress', { handleEvent: (event) => got.push('object ' + event.data) }, { once: true }); 0`);
  const open = await stream();
  open.write(
    'data: {"a":1}\n\nevent: progress\ndata: 40\n\nevent: progress\ndata: 50\n\nevent: unheard\ndata: 60\n\n',
  );
  await until(
    () => inPage('got') as Promise<string[]>,
    (got) => got.length === 4,
  );
  expect(await inPage('got')).toEqual([
    'on {"a":1}',
    'named 40 true',
    'object 40',
    'named 50 true',
  ]);
  await at.hears('answer', ({ text }) => text === '50');
  const told = (await at.said()).flatMap((one) => (one.kind === 'answer' ? [one] : []));
  expect(told.map(({ method, status, text }) => [method, status, text])).toEqual([
    ['SSE', 200, '{"a":1}'],
    ['SSE', 200, '40'],
    ['SSE', 200, '50'],
  ]);
  expect(told[0]!.url).toBe(`${site.url}/stream/events`);
  await inPage('source.close()');
});

test('of another origin too: requests, answers, and an EventSource', async () => {
  const got = await inPage(
    `fetch('${site.api}/answer/json?key=1', { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: 'Bearer secret', 'X-Requested-With': 'page' }, body: '{"prompt":"far away"}' }).then((r) => r.json())`,
  );
  expect(got).toEqual({ credits: 7 });
  const held = await at.hears('submit');
  expect(held).toMatchObject({
    ...{ rule: '', method: 'POST', url: `${site.api}/answer/json?key=1`, cut: false },
    ...{ type: 'application/json', body: '{"prompt":"far away"}' },
  });
  expect(JSON.parse(held.headers)).toEqual({ 'x-requested-with': 'page' });
  expect(await at.hears('answer')).toMatchObject({ seq: held.seq, text: '{"credits":7}' });
  await inPage(`window.source = new EventSource('${site.api}/stream/events'); 0`);
  (await stream()).write('data: over there\n\n');
  await at.hears('answer', ({ method, text }) => method === 'SSE' && text === 'over there');
  expect(JSON.stringify(await at.said())).not.toContain('secret');
});

const KINDS: { [type: string]: string } = {
  '': '[object String]',
  text: '[object String]',
  json: '[object Object]',
  blob: '[object Blob]',
  arraybuffer: '[object ArrayBuffer]',
};
test('by XMLHttpRequest: answers of every readable kind, the page’s own undisturbed', async () => {
  for (const type of Object.keys(KINDS)) {
    const kind = await inPage(`new Promise((resolve) => {
      const one = new XMLHttpRequest(); one.responseType = '${type}'; one.open('GET', '${site.api}/answer/json?as=${type}');
      one.onload = () => resolve(Object.prototype.toString.call(one.response)); one.send(); })`);
    expect(kind).toBe(KINDS[type]);
    const told = await at.hears('answer', ({ url }) => url.endsWith(`?as=${type}`));
    expect(told).toMatchObject({ seq: 0, type: 'application/json', text: '{"credits":7}' });
  }
});

test('an answer with images in it is told whole where it is to a submit, and cut elsewhere', async () => {
  const big = 12 * 1024 * 1024;
  const read = (method: string) =>
    `fetch('/answer/json?size=${big}', { method: '${method}'${method === 'POST' ? ', body: \'{"prompt":"big"}\'' : ''} }).then((r) => r.text()).then((text) => text.length)`;
  expect(await inPage(read('POST'))).toBe(big + 2);
  const lengths = (count: number) =>
    until(
      () =>
        at.aside(
          "said.filter(({ kind }) => kind === 'answer').map(({ text, cut }) => [text.length, cut])",
        ) as Promise<[number, boolean][]>,
      (all) => all.length === count,
      60_000,
    );
  expect(await lengths(1)).toEqual([[big + 2, false]]);
  expect(await inPage(read('GET'))).toBe(big + 2);
  expect((await lengths(2))[1]).toEqual([1024 * 1024, true]);
});

test('more than a minute’s worth: the page gets all, the rest is left out, and that is said once', async () => {
  const count = 700;
  const all = await inPage(
    `(async () => { let read = 0; for (let i = 0; i < ${count / 50}; i++) await Promise.all(Array.from({ length: 50 }, async () => { const { length } = await (await fetch('/answer/json')).text(); read += length; })); return read; })()`,
  );
  expect(all).toBe(count * '{"credits":7}'.length);
  await at.hears('dropped');
  const said = await at.said();
  expect(said.filter(({ kind }) => kind === 'dropped')).toEqual([
    { kind: 'dropped', what: 'answers' },
  ]);
  expect(said.filter(({ kind }) => kind === 'answer')).toHaveLength(600);
});
