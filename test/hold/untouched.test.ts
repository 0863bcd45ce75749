import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../walks/house.ts';
import { type BusySite, startBusySite } from './busy-site.ts';
import { ALL, type Alone, openAlone } from './observer-alone.ts';

let alone: Alone;
let site: BusySite;
beforeAll(async () => {
  [alone, site] = await Promise.all([openAlone(), startBusySite()]);
});
afterAll(async () => {
  await alone?.close();
  await site?.close();
});
beforeEach(() => {
  site.arrived.length = site.frames.length = site.streams.length = 0;
});

const TEXT = 'echo of a frame that is long enough';
const POST = '{ method: \'POST\', body: \'{"prompt":"a cat"}\' }';
/** Each resolves with what the page saw. */
const WAYS = {
  fetch: `fetch('/answer/json', ${POST}).then((r) => r.text())`,
  get: `fetch('/answer/json').then((r) => r.text())`,
  form: `(() => { const form = new FormData(); form.append('file', new File(['bytes'], 'a.png', { type: 'image/png' })); return fetch('/answer/json', { method: 'POST', body: form }).then((r) => r.text()); })()`,
  xhr: `new Promise((resolve) => { const one = new XMLHttpRequest(); one.onloadend = () => resolve(one.responseText); one.open('POST', '${'/answer/json'}'); one.send('{"prompt":"a cat"}'); })`,
  socket: `new Promise((resolve) => { const one = new WebSocket(location.origin.replace('http', 'ws') + '/any'); const saw = []; one.onopen = () => { one.send('${TEXT}'); one.send('echo 2'); }; one.onmessage = (event) => { saw.push(event.data); if (saw.length === 2) one.close(3001); }; one.onclose = (event) => resolve(saw.join() + ' ' + event.code); })`,
  source: `new Promise((resolve) => { const one = new EventSource('/stream/events'); const saw = []; one.onmessage = (event) => saw.push(event.data); one.addEventListener('done', (event) => { saw.push(event.data); one.close(); resolve(saw.join()); }); })`,
};
type Way = keyof typeof WAYS;
const SAW: { [W in Way]: string } = {
  ...{ fetch: '{"credits":7}', get: '{"credits":7}', form: '{"credits":7}', xhr: '{"credits":7}' },
  socket: `${TEXT},echo 2 3001`,
  source: 'first,last',
};

/** Runs one way to its end, the studio's part included. */
async function go(evaluate: (script: string) => Promise<unknown>, way: Way): Promise<unknown> {
  const saw = evaluate(WAYS[way]);
  if (way === 'source') {
    await until(
      () => site.streams.length,
      (count) => count > 0,
    );
    site.streams[0]!.end('data: first\n\nevent: done\ndata: last\n\n');
  }
  return saw;
}

/** Every place where code of ours runs, the way that lies on it, and whether we hear of it. */
const HOOKS: [hook: string, way: Way][] = [
  ['start-sockets', 'socket'],
  ['start-events', 'source'],
  ['match', 'fetch'],
  ['describe', 'fetch'],
  ['describe', 'form'],
  ['hold', 'fetch'],
  ['answer', 'get'],
  ['xhr-open', 'xhr'],
  ['xhr-send', 'xhr'],
  ['xhr-hold', 'xhr'],
  ['xhr-answer', 'xhr'],
  ['socket', 'socket'],
  ['socket-send', 'socket'],
  ['socket-message', 'socket'],
  ['socket-close', 'socket'],
  ['event-source', 'source'],
  ['event-listen', 'source'],
  ['event-message', 'source'],
];

test.each(HOOKS)(
  'our code fails at "%s": the page’s %s goes on, and it is said',
  async (hook, way) => {
    const plan = { watch: ALL, verdict: 'release' } as const;
    const { page, hears } = await alone.open(`${site.url}/?tierwise-fault=${hook}`, plan);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    expect(await go((script) => page.evaluate(script), way)).toBe(SAW[way]);
    if (way === 'socket') expect(site.frames).toEqual([TEXT, 'echo 2']);
    else expect(site.arrived).toHaveLength(1);
    await hears('fault', ({ where }) => where === hook.replace('start-', ''));
    expect(errors).toEqual([]);
    await page.close();
  },
);

// Two requests with text, the form (by its file's name) and one frame; four answers, two frames, two events.
const [SUBMITS, ANSWERS] = [4, 8];
const countBy = (kinds: string[]) =>
  Object.fromEntries(
    [...new Set(kinds)]
      .sort()
      .reverse()
      .map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  );

test.each(['away', 'release'] as const)(
  'the other side is %s: every way arrives once, and nothing of ours with it',
  async (verdict) => {
    const { page, said } = await alone.open(site.url, { watch: ALL, verdict });
    for (const way of Object.keys(WAYS) as Way[])
      expect([way, await go((script) => page.evaluate(script), way)]).toEqual([way, SAW[way]]);
    expect(site.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /answer/json',
      'GET /answer/json',
      'POST /answer/json',
      'POST /answer/json',
      'GET /stream/events',
    ]);
    expect(site.frames).toEqual([TEXT, 'echo 2']);
    const told = verdict === 'away' ? {} : { submit: SUBMITS, answer: ANSWERS };
    await until(
      async () => countBy((await said()).map(({ kind }) => kind)),
      (counts) => JSON.stringify(counts) === JSON.stringify(told),
    );
    await page.close();
  },
);

/** Frames that carry the page's own origin, however they come about. */
const FRAMES: { [kind: string]: string } = {
  'about:blank': '',
  srcdoc: `frame.srcdoc = '<p>in it';`,
  'same origin': `frame.src = '/frame';`,
};
test.each(Object.entries(FRAMES))('in a frame (%s) every way is held', async (_, source) => {
  const plan = { watch: ALL, verdict: 'release' } as const;
  const { page } = await alone.open(site.url, plan);
  await page.evaluate(
    `new Promise((resolve) => { const frame = document.createElement('iframe'); ${source} frame.onload = resolve; document.body.append(frame); })`,
  );
  const frame = page.frames().find((one) => one !== page.mainFrame())!;
  const session = await page.createCDPSession();
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const about = context.auxData as { type?: string; frameId?: string };
    if (about.type === 'isolated' && context.name === 'Observer alone') worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  const said = async () => {
    const all = worlds.map(async (contextId) => {
      const { result } = await session.send('Runtime.evaluate', {
        contextId,
        expression:
          '[window === top, said.map(({ kind, method }) => kind + " " + method).join()].join(": ")',
      });
      return String(result.value);
    });
    return (await Promise.all(all)).find((one) => one.startsWith('false'));
  };
  for (const way of Object.keys(WAYS) as Way[])
    if (way !== 'socket' && way !== 'source')
      expect(await go((script) => frame.evaluate(script), way)).toBe(SAW[way]);
  const socket = WAYS.socket.replace('location.origin', 'top.location.origin');
  expect(await frame.evaluate(socket)).toBe(SAW.socket);
  await until(said, (one) => (one?.match(/submit POST/g) ?? []).length === 3);
  await until(said, (one) => (one?.match(/submit WS/g) ?? []).length === 1);
  await page.close();
});
