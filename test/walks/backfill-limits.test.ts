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

test('what is recorded after all takes the place of its import', async () => {
  expect(await tellPast([row('late')])).toEqual(['late']);
  const site = house.studio.url;
  await until(
    () => shelfOf(house),
    ({ cards }) => cards.some(({ imported }) => imported !== undefined),
  );
  const generation = uuidv7();
  const charged = { credits: null, provenance: 'unknown' };
  const asset = { ...row('late').assets[0], id: uuidv7(), position: 0, media: 'image' };
  const decision = {
    ...{ verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'extension' },
  };
  const bodies = [
    {
      ...{ type: 'generation.requested', request: sampleRequest(), project: null, concept: null },
      ...{ quoted: charged, decision, waiver: null, outcome: 'released', holdMs: 0 },
    },
    { type: 'generation.accepted', task: 'late', charged },
    {
      ...{ type: 'generation.finished', outcome: 'succeeded', assets: [asset], error: null },
      ...{ charged, latencyMs: null },
    },
  ];
  const observed = bodies.map((body) => ({
    ...{ id: uuidv7(), at: Date.now(), resetZone: null, body: { ...body, site, generation } },
  }));
  await sayFromPage(house.page, 'observe', observed);
  const { cards } = await until(
    () => shelfOf(house),
    (shelf) => shelf.cards.some(({ imported }) => imported === undefined),
  );
  expect(cards.map(({ id }) => id)).toEqual([asset.id]);
  // The list still names it, and so does every later look at it.
  expect(await tellPast([row('late')])).toEqual(['late']);
  expect((await shelfOf(house)).cards).toHaveLength(1);
});

test('no page may report an import as if it had observed it', async () => {
  const { events } = await waiting();
  const [known] = importsIn(events);
  const { v: _v, id: _id, device: _device, seq: _seq, at, reset: _reset, ...body } = known!;
  await sayFromPage(house.page, 'observe', [{ id: uuidv7(), at, resetZone: null, body }]);
  expect(importsIn((await waiting()).events)).toHaveLength(1);
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
    (now) => now.events.filter(({ type }) => type === 'generation.finished').length === 2,
    30_000,
  );
  // A tenth of what the outbox holds, however long nobody takes it.
  expect(importsIn(events).length).toBeLessThanOrEqual(500);
});
