import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssetCard } from '../../shared/asset-card.ts';
import { type PlainSite, startPlainSite } from '../hold/plain-site.ts';
import { tell } from '../hold/tell-extension.ts';
import { enable, generate, type House, killWorker, openHouse, until } from './house.ts';
import { ofType } from './recorded.ts';
import { askCompanion, keptThumbnail, listedAssets, sayFromPage, shelfOf } from './shelf-of.ts';

let house: House;
let plain: PlainSite;
beforeAll(async () => {
  house = await openHouse();
  plain = await startPlainSite();
});
afterAll(async () => {
  await house?.close();
  await plain?.close();
});

/** Generates, and waits until the shelf holds so many assets and all their pictures were seen. */
async function generated(prompt: string, total: number): Promise<AssetCard[]> {
  const { page } = house;
  await page.bringToFront();
  await generate(page, prompt);
  const { cards } = await until(
    () => shelfOf(house),
    (shelf) => shelf.cards.length === total && shelf.unpictured === 0,
    40_000,
  );
  return cards.sort((a, b) => a.at - b.at || a.position - b.position);
}
const count = (n: number) =>
  house.page.locator(`[aria-labelledby="count-label"] [role="radio"]::-p-text(${n})`).click();
const rate = (rated: unknown) => tell(house.browser, house.extension, 'rate', rated);

test('what a generation brought stands on the shelf with its thumbnail, and at the companion', async () => {
  const { studio, page } = house;
  await page.evaluate('document.cookie = "session=mine"');
  await count(3);
  const cards = await generated('a lighthouse in the fog', 3);
  const [task] = studio.ledger.tasks;
  expect(cards).toMatchObject(
    task!.images.map((image, position) => ({
      position,
      url: image.imageUrl,
      width: image.width,
      height: image.height,
      siblings: 3,
      charge: 12_000,
      rating: null,
      request: { prompt: 'a lighthouse in the fog', model: task!.model, count: 3 },
    })),
  );
  const { thumbnails } = await shelfOf(house);
  for (const { thumbnail, width, height } of cards) {
    const seen = thumbnails.find(({ sha256 }) => sha256 === thumbnail);
    const scale = Math.min(1, 512 / Math.max(width!, height!));
    expect(seen).toMatchObject({
      type: 'image/webp',
      width: Math.round(width! * scale),
      height: Math.round(height! * scale),
    });
    expect(hash('sha256', Buffer.from(seen!.bytes, 'base64'))).toBe(thumbnail);
    const kept = await until(
      () => keptThumbnail(house, thumbnail!),
      (bytes) => bytes !== null,
    );
    expect(kept?.toString('base64')).toBe(seen?.bytes);
  }
  const listed = await listedAssets(house);
  expect(listed.map(({ ratedAt, judgedAt, ...card }) => card).sort(byPosition)).toEqual(cards);
  expect(ofType(await house.companion.events(), 'asset.pictured')).toHaveLength(3);
  // As the page's own images are asked for, but nobody is told by which page.
  const ours = studio.pictureRequests.filter(
    ({ headers }) => headers['sec-fetch-dest'] === 'empty',
  );
  expect(ours).toHaveLength(3);
  for (const { headers } of ours)
    expect([headers.cookie, headers.referer]).toEqual(['session=mine', undefined]);
  const addresses = task!.images.map(({ imageUrl }) => imageUrl);
  const wrapped = `/_next/image?url=${encodeURIComponent(addresses[1]!)}&w=256&q=75`;
  const known = await sayFromPage<Record<string, AssetCard>>(page, 'knownAssets', [
    addresses[0],
    wrapped,
    `${addresses[2]}?w=640#top`,
    `${studio.url}/other.png`,
    'data:image/png;base64,AA==',
    'not an address at all',
  ]);
  expect(Object.values(known).map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
});

const byPosition = (a: AssetCard, b: AssetCard) => a.position - b.position;

test('verdicts of page and surface fold into the report, and can be taken back', async () => {
  const { cards } = await shelfOf(house);
  const [first, second, third] = cards.sort(byPosition);
  expect(await sayFromPage(house.page, 'rate', [{ asset: first!.id, rating: 'usable' }])).toEqual([
    { asset: first!.id, rating: null },
  ]);
  const before = await rate([
    { asset: first!.id, rating: 'rejected' },
    { asset: second!.id, rating: 'rejected' },
    { asset: third!.id, rating: 'usable' },
    { asset: '019ab2c0-0000-7000-8000-000000000020', rating: 'usable' },
  ]);
  expect(before).toEqual([
    { asset: first!.id, rating: 'usable' },
    { asset: second!.id, rating: null },
    { asset: third!.id, rating: null },
  ]);
  const ratings = async () =>
    (await shelfOf(house)).cards.sort(byPosition).map((one) => one.rating);
  expect(await ratings()).toEqual(['rejected', 'rejected', 'usable']);
  const undone = await rate(before);
  expect(undone).toEqual([
    { asset: first!.id, rating: 'rejected' },
    { asset: second!.id, rating: 'rejected' },
    { asset: third!.id, rating: 'usable' },
  ]);
  expect(await ratings()).toEqual(['usable', null, null]);
  await rate([{ asset: second!.id, rating: 'rejected' }]);
  const listed = await until(
    () => listedAssets(house),
    (assets) => assets.filter(({ rating }) => rating !== null).length === 2,
  );
  expect(listed.sort(byPosition).map(({ rating }) => rating)).toEqual(['usable', 'rejected', null]);
  expect(
    await tell(house.browser, house.extension, 'judgeComposition', {
      asset: third!.id,
      kept: true,
    }),
  ).toEqual({ ok: true });
  await until(
    () => listedAssets(house),
    (assets) => assets.some(({ id, compositionKept }) => id === third!.id && compositionKept),
  );
});

test('another site can neither see nor rate them', async () => {
  const { browser, extension } = house;
  await enable(browser, extension, plain.url);
  const there = await browser.newPage();
  await there.goto(plain.url);
  const { cards } = await shelfOf(house);
  const [one] = cards;
  const rated = [{ asset: one!.id, rating: 'rejected' }];
  expect(await sayFromPage(there, 'rate', rated)).toEqual([]);
  expect(await sayFromPage(there, 'knownAssets', [one!.url])).toEqual({});
  const judged = { asset: one!.id, kept: false };
  expect(await sayFromPage(there, 'judgeComposition', judged)).toMatchObject({ ok: false });
  const body = { type: 'asset.rated', site: plain.url, asset: one!.id, rating: 'rejected' };
  const observed = { at: Date.now(), resetZone: null, body };
  await sayFromPage(there, 'observe', [
    { ...observed, id: '019ab2c0-0000-7000-8000-0000000000aa' },
  ]);
  const elsewhere = { ...body, site: house.studio.url };
  await sayFromPage(there, 'observe', [
    { ...observed, id: '019ab2c0-0000-7000-8000-0000000000ab', body: elsewhere },
  ]);
  expect((await shelfOf(house)).cards.find(({ id }) => id === one!.id)).toEqual(one);
  await expect(sayFromPage(there, 'refreshShelf')).rejects.toThrow(/may not/);
  await there.close();
});

test('with the companion away all of it works, and is delivered later', async () => {
  const { companion } = house;
  await companion.signal('SIGTERM');
  const cards = await generated('a lighthouse at noon', 6);
  const fresh = cards.slice(3);
  expect(fresh.every(({ thumbnail }) => thumbnail !== null)).toBe(true);
  await rate([{ asset: fresh[0]!.id, rating: 'usable' }]);
  expect(await keptThumbnail(house, fresh[0]!.thumbnail!)).toBeNull();
  await companion.start();
  await tell(house.browser, house.extension, 'reconnect');
  for (const { thumbnail } of fresh)
    await until(
      () => keptThumbnail(house, thumbnail!),
      (bytes) => bytes !== null,
    );
  const listed = await listedAssets(house);
  expect(listed.find(({ id }) => id === fresh[0]!.id)).toMatchObject({ rating: 'usable' });
  const served = await askCompanion(house, `/v1/thumbnails/${fresh[1]!.thumbnail}`);
  expect(served.headers.get('Content-Type')).toBe('image/webp');
});

test('a worker that dies while it looks at pictures finishes later, each once', async () => {
  const { browser, extension, page, studio } = house;
  await page.bringToFront();
  const asked = studio.pictureRequests.length;
  await generate(page, 'a lighthouse at dusk');
  await until(
    () =>
      studio.pictureRequests
        .slice(asked)
        .some(({ headers }) => headers['sec-fetch-dest'] === 'empty'),
    (begun) => begun,
  );
  expect(await killWorker(browser, extension)).toBe(true);
  const { cards } = await until(
    () => shelfOf(house),
    (shelf) => shelf.cards.length === 9 && shelf.unpictured === 0,
    60_000,
  );
  expect(cards.filter(({ thumbnail }) => thumbnail === null)).toEqual([]);
  const pictured = await until(
    async () => ofType(await house.companion.events(), 'asset.pictured'),
    (events) => events.length >= 9,
  );
  expect(pictured.map(({ asset }) => asset).sort()).toEqual(cards.map(({ id }) => id).sort());
});

test('a browser that lost its shelf gets it back from the companion', async () => {
  const { browser, extension } = house;
  const before = await shelfOf(house);
  const emptied = await browser.newPage();
  await emptied.goto(`chrome-extension://${extension}/options.html`);
  await emptied.evaluate(`(async () => {
    const db = await new Promise((resolve) => {
      const request = indexedDB.open('tierwise');
      request.onsuccess = () => resolve(request.result);
    });
    const names = ['shelf', 'thumbnails', 'verdicts', 'unpictured', 'assets'];
    const tx = db.transaction(names, 'readwrite');
    for (const name of names) tx.objectStore(name).clear();
    await new Promise((resolve) => { tx.oncomplete = resolve; });
    db.close();
  })()`);
  await emptied.close();
  expect((await shelfOf(house)).cards).toEqual([]);
  expect(await tell(browser, extension, 'refreshShelf')).toEqual({ ok: true });
  const after = await until(
    () => shelfOf(house),
    ({ thumbnails }) => thumbnails.length === before.thumbnails.length,
  );
  expect(after.cards).toEqual(before.cards);
  expect(after.thumbnails).toEqual(before.thumbnails);
  // A verdict that the companion does not know yet outlives the next refresh.
  const [one] = after.cards;
  await house.companion.signal('SIGSTOP');
  await rate([{ asset: one!.id, rating: 'usable' }]);
  await house.companion.signal('SIGCONT');
  expect(await tell(browser, extension, 'refreshShelf')).toEqual({ ok: true });
  expect((await shelfOf(house)).cards.find(({ id }) => id === one!.id)?.rating).toBe('usable');
});
