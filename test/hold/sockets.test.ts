import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../walks/house.ts';
import { type BusySite, startBusySite } from './busy-site.ts';
import type { SidePlan } from './isolated-side.ts';
import { ALL, type Alone, openAlone, type Watched } from './observer-alone.ts';
import { POISON } from './poison.ts';

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
  site.frames.length = site.sockets.length = 0;
});

const RULES = {
  net: JSON.stringify({
    submit: [{ id: 'draw', method: 'WS', path: '/api/draw' }],
    watched: [{ id: 'news', method: 'WS', path: '/api/draw' }],
    refusal: { status: 200, type: 'application/json', body: '{"error":"not sent"}' },
  }),
  all: false,
};
const inPage = (script: string) => at.page.evaluate(script);
/** Opens a page with a socket in `socket`; what it hears is in `got`. */
async function open(plan: SidePlan, path = '/api/draw'): Promise<void> {
  at = await alone.open(site.url, plan);
  await inPage(`new Promise((resolve) => { window.got = []; window.socket = new WebSocket(location.origin.replace('http', 'ws') + '${path}');
    socket.onmessage = (event) => got.push(event.data); socket.onclose = (event) => got.push('closed ' + event.code); socket.onopen = resolve; })`);
}
const arrived = (count: number) =>
  until(
    () => site.frames,
    (frames) => frames.length >= count,
    30_000,
  );
const got = (count: number) =>
  until(
    () => inPage('got') as Promise<string[]>,
    (all) => all.length >= count,
  );
const PROMPT = '{"prompt":"a cat on a roof"}';

test('a frame that a rule names is held, whatever its length; what comes in goes with it', async () => {
  await open({ watch: RULES, verdict: 'wait' });
  await inPage(`socket.send('draw'); socket.send('second'); 0`);
  const held = await at.hears('submit');
  expect(held).toMatchObject({
    ...{ rule: 'draw', method: 'WS', body: 'draw', headers: '{}', type: '' },
    url: `${site.url.replace('http', 'ws')}/api/draw`,
  });
  expect(await inPage('socket.bufferedAmount')).toBe('drawsecond'.length);
  await at.say({ kind: 'release', seq: held.seq });
  const second = await at.hears('submit', ({ body }) => body === 'second');
  await at.say({ kind: 'release', seq: second.seq });
  expect(await arrived(2)).toEqual(['draw', 'second']);
  site.sockets[0]!.send('{"progress":1}');
  expect(await at.hears('answer')).toMatchObject({
    ...{ seq: second.seq, rule: 'news', method: 'WS', status: 101, text: '{"progress":1}' },
    ...{ request: 'second', cut: false },
  });
  expect(await got(1)).toEqual(['{"progress":1}']);
  await until(
    () => inPage('socket.bufferedAmount'),
    (size) => size === 0,
  );
});

test('refused: the frame is dropped, the page hears the refusal, the socket lives on', async () => {
  await open({ watch: RULES, verdict: 'refuse' });
  await inPage(`socket.send('${PROMPT}'); 0`);
  expect(await got(1)).toEqual(['{"error":"not sent"}']);
  expect(site.frames).toEqual([]);
  expect(await inPage('socket.readyState')).toBe(1);
  await inPage('socket.send(new Uint8Array([1, 254]).buffer); 0');
  expect(await arrived(1)).toEqual(['01fe']);
});

test('no word: it goes on by itself', async () => {
  await open({ watch: RULES, verdict: 'silent' });
  await inPage(`socket.send('${PROMPT}'); 0`);
  expect(await arrived(1)).toEqual([PROMPT]);
  expect(await at.hears('let-go')).toMatchObject({ why: 'no-word' });
});

test('everything looked at: short frames and bytes are not held, long ones are candidates', async () => {
  await open({ watch: ALL, verdict: 'release' }, '/any');
  await inPage(
    `socket.send('2'); socket.send(new Uint8Array(40)); socket.send(new Blob(['x'.repeat(40)])); socket.send('${PROMPT}'); 0`,
  );
  await arrived(4);
  expect(site.frames[3]).toBe(PROMPT);
  const submits = (await at.said()).filter(({ kind }) => kind === 'submit');
  expect(submits).toMatchObject([{ rule: '', method: 'WS', body: PROMPT }]);
  site.sockets[0]!.send('{"image":"x"}');
  site.sockets[0]!.send(Buffer.from([1, 2]));
  await got(2);
  expect(await at.hears('answer')).toMatchObject({ rule: '', method: 'WS', text: '{"image":"x"}' });
});

test('closed by the page: what a rule named is given up, all else goes before the end', async () => {
  await open({ watch: RULES, verdict: 'wait' });
  await inPage(`socket.send('${PROMPT}'); 0`);
  await at.hears('submit');
  const closing = 'socket.send(new Uint8Array([7])); socket.close(); socket.readyState';
  expect(await inPage(closing)).toBe(2);
  expect(await at.hears('aborted')).toMatchObject({ seq: 1 });
  expect(await got(1)).toEqual(['closed 1005']);
  expect(site.frames).toEqual(['07']);

  await at.page.close();
  site.frames.length = 0;
  await open({ watch: ALL, verdict: 'silent' }, '/any');
  await inPage(`socket.send('${PROMPT}'); socket.send('bye'); socket.close(1000, 'done'); 0`);
  expect(await got(1)).toEqual(['closed 1000']);
  expect(site.frames).toEqual([PROMPT, 'bye']);
  expect(await at.hears('let-go')).toMatchObject({ why: 'closed' });
});

test('closed by the studio while a frame is held: it is given up', async () => {
  await open({ watch: RULES, verdict: 'wait' });
  await inPage(`socket.send('${PROMPT}'); 0`);
  const { seq } = await at.hears('submit');
  site.sockets[0]!.close();
  await got(1);
  expect(await at.hears('aborted')).toEqual({ kind: 'aborted', seq });
  expect(site.frames).toEqual([]);
});

test('what it takes is what the browser takes: text of anything, bytes as they were', async () => {
  await open({ watch: RULES, verdict: 'wait' });
  await inPage(`socket.send('held'); window.bytes = new Uint8Array([9, 1, 2, 9]); socket.send(bytes.subarray(1, 3)); bytes.fill(0);
    socket.send(12); socket.send(null); socket.send({ toString: () => 'own text' }); socket.send(new Blob(['blob'])); 0`);
  const threw = await inPage(
    `[() => socket.send(), () => socket.send(Symbol('x')), () => socket.close(5)].map((go) => { try { go(); return ''; } catch (error) { return error.name; } })`,
  );
  expect(threw).toEqual(['TypeError', 'TypeError', 'InvalidAccessError']);
  const { seq } = await at.hears('submit');
  await at.say({ kind: 'release', seq });
  await arrived(6);
  expect(site.frames).toEqual([
    'held',
    '0102',
    '12',
    'null',
    'own text',
    Buffer.from('blob').toString('hex'),
  ]);
});

test('with every built-in replaced frames are held, in order, and what comes in is told', async () => {
  await open({ watch: RULES, verdict: 'wait' });
  const session = await at.page.createCDPSession();
  const evaluate = async (expression: string) => {
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression });
    expect(exceptionDetails?.exception?.description).toBeUndefined();
  };
  await evaluate('window.five = new Uint8Array([5]); 0');
  await evaluate(POISON);
  await evaluate(`socket.send('${PROMPT}'); socket.send(five); 0`);
  expect(await at.hears('submit')).toMatchObject({ rule: 'draw', body: PROMPT });
  expect(site.frames).toEqual([]);
  await at.say({ kind: 'release', seq: 1 });
  expect(await arrived(2)).toEqual([PROMPT, '05']);
  site.sockets[0]!.send('{"progress":2}');
  expect(await at.hears('answer')).toMatchObject({ seq: 1, rule: 'news', text: '{"progress":2}' });
});

/** Numbers drawn by a seed. */
function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'seed %i: frames keep their order however verdicts come, but for those refused',
  async (seed) => {
    await open({ watch: ALL, verdict: 'lots', seed }, '/any');
    const lot = lots(seed * 77);
    const sent: { text: string; bytes: boolean }[] = [];
    for (let i = 0; i < 60; i++) {
      const text = `${i}`.padEnd(lot() < 0.5 ? 3 : 20, '.');
      sent.push({ text, bytes: lot() < 0.3 });
    }
    const gaps = sent.map(() => (lot() < 0.3 ? Math.floor(lot() * 15) : -1));
    await inPage(`(async () => { const sent = ${JSON.stringify(sent)}; const gaps = ${JSON.stringify(gaps)};
      for (let i = 0; i < sent.length; i++) { const { text, bytes } = sent[i];
        socket.send(bytes ? new TextEncoder().encode(text) : text);
        if (gaps[i] >= 0) await new Promise((resolve) => setTimeout(resolve, gaps[i])); } })()`);
    await until(
      () => inPage('socket.bufferedAmount'),
      (size) => size === 0,
    );
    await inPage(`socket.send('end'); 0`);
    await until(
      () => site.frames,
      (frames) => frames.includes('end'),
    );
    const submits = (await at.said()).flatMap((one) => (one.kind === 'submit' ? [one] : []));
    const refused = new Set(await at.refused());
    const dropped = new Set(submits.filter(({ seq }) => refused.has(seq)).map(({ body }) => body));
    expect(dropped.size).toBeGreaterThan(0);
    const long = sent.filter(({ text, bytes }) => !bytes && text.length >= 16);
    expect(submits.map(({ body }) => body)).toEqual(long.map(({ text }) => text));
    const expected = sent
      .filter(({ text, bytes }) => bytes || !dropped.has(text))
      .map(({ text, bytes }) => (bytes ? Buffer.from(text).toString('hex') : text));
    expect(site.frames).toEqual([...expected, 'end']);
  },
);
