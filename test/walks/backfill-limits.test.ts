import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleRequest } from '../../companion/sample.ts';
import type { PastGeneration } from '../../extension/messages.ts';
import type { Event } from '../../shared/event.ts';
import { generate, type House, openHouse, surface, until } from './house.ts';
import { sayFromPage, shelfOf } from './shelf-of.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ companion: 'unpaired' });
});
afterAll(() => house?.close());

const row = (task: string): PastGeneration => ({
  ...{ task, prompt: `the past of ${task}`, model: 'nano-banana', createdAt: 1_700_000_000_000 },
  ...{ charged: 4000, kind: 'text-to-image', resolution: null, aspect: null, owner: null },
  assets: [{ url: `${house.studio.url}/images/${task}.png`, width: 64, height: 64 }],
});

const tellPast = (rows: readonly PastGeneration[]) =>
  sayFromPage<string[]>(house.page, 'past', {
    ...{ url: `${house.studio.url}/api/user/images`, ours: false, rows },
  });

/** What waits in the extension's database. */
async function waiting(): Promise<{ events: Event[]; past: number }> {
  const page = await surface(house.browser, house.extension, 'options');
  const found = await page.evaluate(`(async () => {
    const wait = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await wait(indexedDB.open('tierwise'));
    const tx = db.transaction(['outbox', 'past']);
    const [rows, past] = await Promise.all([
      wait(tx.objectStore('outbox').getAll()),
      wait(tx.objectStore('past').count()),
    ]);
    db.close();
    return { events: rows.map(({ event }) => event), past };
  })()`);
  await page.close();
  return found as { events: Event[]; past: number };
}
const importsIn = (events: readonly Event[]) =>
  events.filter(({ type }) => type === 'generation.imported');

const cardsOf = async (task: string) =>
  (await shelfOf(house)).cards.filter(({ url }) => url.includes(`/${task}.`));

/** Observed by the page, as if the answers to its request had come only now. */
async function recordAfterAll(task: string, url: string): Promise<string> {
  const site = house.studio.url;
  const generation = uuidv7();
  const charged = { credits: null, provenance: 'unknown' };
  const asset = { ...row(task).assets[0], url, id: uuidv7(), position: 0, media: 'image' };
  const decision = {
    ...{ verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'extension' },
  };
  const bodies = [
    {
      ...{ type: 'generation.requested', request: sampleRequest(), project: null, concept: null },
      ...{ quoted: charged, decision, waiver: null, outcome: 'released', holdMs: 0 },
    },
    { type: 'generation.accepted', task, charged },
    {
      ...{ type: 'generation.finished', outcome: 'succeeded', assets: [asset], error: null },
      ...{ charged, latencyMs: null },
    },
  ];
  const observed = bodies.map((body) => ({
    ...{ id: uuidv7(), at: Date.now(), resetZone: null, body: { ...body, site, generation } },
  }));
  await sayFromPage(house.page, 'observe', observed);
  return asset.id;
}

test.each([
  ['late', 'at the same address', 'late.png'],
  ['elsewhere', 'at another address', 'kept/elsewhere.png'],
])(
  'what is recorded after all takes the place of its import, with the verdict on it: %s',
  async (task, _where, file) => {
    expect(await tellPast([row(task)])).toEqual([task]);
    const [imported] = await until(
      () => cardsOf(task),
      ([card]) => card?.imported !== undefined,
    );
    await sayFromPage(house.page, 'rate', [{ asset: imported!.id, rating: 'usable' }]);
    const recorded = await recordAfterAll(task, `${house.studio.url}/images/${file}`);
    const cards = await until(
      () => cardsOf(task),
      ([card]) => card?.imported === undefined,
    );
    expect(cards.map(({ id, rating }) => [id, rating])).toEqual([[recorded, 'usable']]);
    // The ledger counts what events say, and no verdict on an import that stands no more.
    const said = (await waiting()).events.flatMap((event) =>
      event.type === 'asset.rated' && event.asset === recorded ? [event] : [],
    );
    expect(said.map(({ rating }) => rating)).toEqual(['usable']);
    // One that is given from now on stands, and so does one that is taken back.
    await sayFromPage(house.page, 'rate', [{ asset: recorded, rating: null }]);
    expect((await cardsOf(task)).map(({ rating }) => rating)).toEqual([null]);
    // The list still names it, and so does every later look at it.
    expect(await tellPast([row(task)])).toEqual([task]);
    expect(await cardsOf(task)).toHaveLength(1);
  },
);

test('no page may report an import as if it had observed it', async () => {
  const { events } = await waiting();
  const [known] = importsIn(events);
  const { v: _v, id: _id, device: _device, seq: _seq, at, reset: _reset, ...body } = known!;
  await sayFromPage(house.page, 'observe', [{ id: uuidv7(), at, resetZone: null, body }]);
  expect(importsIn((await waiting()).events)).toHaveLength(2);
});

test('a gallery of thousands is imported bit by bit, and what is made now goes before it', async () => {
  const rows = Array.from({ length: 2600 }, (_, i) => row(`old-${i}`));
  let taken = 0;
  for (let i = 0; i < rows.length; i += 200)
    taken += (await tellPast(rows.slice(i, i + 200))).length;
  // What found no room is told again with the next look at the list.
  expect(taken).toBeLessThan(rows.length);
  const first = await until(waiting, ({ events }) => importsIn(events).length >= 200, 30_000);
  expect(first.past).toBeGreaterThan(1000);
  await generate(house.page, 'a paper boat in a gutter');
  const { events } = await until(
    waiting,
    (now) => now.events.filter(({ type }) => type === 'generation.finished').length === 3,
    30_000,
  );
  // A tenth of what the outbox holds, however long nobody takes it.
  expect(importsIn(events).length).toBeLessThanOrEqual(500);
});
