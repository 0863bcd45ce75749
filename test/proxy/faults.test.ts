import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { IMAGES_KEY, type ImagesApi, imagesUpstream, startImagesApi } from './images-api.ts';
import { type Lab, startLab, until } from './lab.ts';

let api: ImagesApi;
let lab: Lab;
beforeAll(async () => {
  process.env.IMAGES_KEY = IMAGES_KEY;
  api = await startImagesApi();
  lab = await startLab([
    imagesUpstream(api.base, { timeoutS: 2 }),
    // Nothing listens there.
    imagesUpstream('http://127.0.0.1:9/v1', { name: 'nobody', site: 'https://nobody.example' }),
  ]);
});
beforeEach(() => api.feel('well'));
afterAll(async () => {
  api.letGo();
  await lab.close();
  await api.close();
});

const BODY = JSON.stringify({ model: 'gpt-image-1', prompt: 'a lighthouse', n: 3 });
const ask = (upstream = 'images', init: RequestInit = {}) =>
  lab.ask(`/${upstream}/images/generations`, { method: 'POST', body: BODY, ...init });

/** How the last generation ended, and what is still set aside for any. */
async function lastEnd() {
  const { sites } = await lab.snapshot();
  const open = Object.values(sites).flatMap(({ reservations }) => reservations);
  const ends = (await lab.events()).filter(({ type }) => type === 'generation.finished');
  return { open, end: ends.at(-1) as Extract<Event, { type: 'generation.finished' }> };
}

/** It may have been charged: its price stands for the charge that nobody stated. */
const LOST = {
  outcome: 'failed',
  assets: [],
  charged: { credits: 12_000, provenance: 'estimated' },
  error: { kind: 'unknown' },
};

it('gives back what was set aside where nothing was sent', async () => {
  const reply = await ask('nobody');
  expect(reply.status).toBe(502);
  expect(reply.headers.get('x-tierwise-reason')).toBe('code=unreachable');
  expect(reply.headers.get('x-tierwise-charged')).toBe('0');
  expect(await reply.json()).toMatchObject({ error: { type: 'tierwise', code: 'unreachable' } });
  const { open, end } = await lastEnd();
  expect([open, end.outcome, end.charged.credits]).toEqual([[], 'rejected', null]);
});

it('gives it back where the upstream says in words that it failed', async () => {
  api.feel('fails');
  const reply = await ask();
  expect(reply.status).toBe(500);
  expect(await reply.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  const { open, end } = await lastEnd();
  expect([open, end.outcome]).toEqual([[], 'rejected']);
});

it.each([
  ['hangs', 504, 'code=late'],
  ['cuts-head', 502, 'code=lost'],
  ['cuts', 502, 'code=lost'],
  ['fails-mutely', 502, null],
  ['garbage', 200, null],
] as const)(
  'counts the price where the upstream %s and nobody knows',
  async (mood, status, why) => {
    api.feel(mood);
    const reply = await ask();
    await reply.text();
    expect([reply.status, reply.headers.get('x-tierwise-reason')]).toEqual([status, why]);
    const { open, end } = await lastEnd();
    expect(open).toEqual([]);
    expect(end).toMatchObject(LOST);
  },
);

it('ends the request upstream when its client hangs up', async () => {
  api.feel('hangs');
  const given = new AbortController();
  const before = [api.aborted(), api.isHolding()] as const;
  const asked = ask('images', { signal: given.signal }).catch((error: Error) => error.name);
  await until('the request', () => api.isHolding() > before[1]);
  given.abort();
  expect(await asked).toBe('AbortError');
  await until('the end upstream', () => api.aborted() > before[0]);
  await until('its end in the ledger', async () => (await lastEnd()).open.length === 0);
  expect((await lastEnd()).end).toMatchObject(LOST);
});

it('keeps the reservation over a restart in the middle, and ends it', async () => {
  api.feel('hangs');
  const held = api.isHolding();
  const asked = ask().catch(() => null);
  await until('the request', () => api.isHolding() > held);
  await lab.restart();
  await asked;
  const { open, end } = await lastEnd();
  expect(open).toEqual([]);
  expect(end).toMatchObject(LOST);
});

it('writes each generation down once, whatever happened to it', async () => {
  const events = await lab.events();
  const count = (type: string) => {
    const ids = events.flatMap((one) =>
      one.type === type ? [(one as { generation: string }).generation] : [],
    );
    expect(new Set(ids).size, type).toBe(ids.length);
    return ids.length;
  };
  expect(count('generation.finished')).toBe(count('generation.requested'));
  expect(count('reservation.taken')).toBe(count('generation.requested'));
  const [first] = events;
  expect(events.map(({ device, seq }) => [device, seq])).toEqual(
    events.map((_, i) => [first!.device, i + 1]),
  );
});

it('waits for no place, but says when to come again', async () => {
  const narrow = await startLab([imagesUpstream(api.base, { parallel: 2 })]);
  api.feel('hangs');
  const held = api.isHolding();
  const init = { method: 'POST', body: BODY };
  const two = [1, 2].map(() => narrow.ask('/images/images/generations', init));
  await until('both requests', () => api.isHolding() === held + 2);
  const third = await narrow.ask('/images/images/generations', init);
  expect([third.status, third.headers.get('retry-after')]).toEqual([429, '1']);
  expect(third.headers.get('x-tierwise-reason')).toBe('code=too-many');
  api.letGo();
  expect((await Promise.all(two)).map(({ status }) => status)).toEqual([502, 502]);
  api.feel('well');
  expect((await narrow.ask('/images/images/generations', init)).status).toBe(200);
  await narrow.close();
});
