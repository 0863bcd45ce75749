import type { Page } from 'puppeteer-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleRequest } from '../../companion/sample.ts';
import type { EventBody } from '../../shared/event.ts';
import { type PlainSite, startPlainSite } from '../hold/plain-site.ts';
import { readView, tell } from '../hold/tell-extension.ts';
import { enable, generate, type House, openHouse, surface, until } from './house.ts';
import { keptThumbnail, sayFromPage, shelfOf } from './shelf-of.ts';

let house: House;
let plain: PlainSite;
let there: Page;
beforeAll(async () => {
  house = await openHouse();
  plain = await startPlainSite();
  await enable(house.browser, house.extension, plain.url);
  there = await house.browser.newPage();
  await there.goto(plain.url);
});
afterAll(async () => {
  await house?.close();
  await plain?.close();
});

/** Changes the extension's database behind its back. */
async function inDatabase(stores: readonly string[], change: string): Promise<void> {
  const page = await surface(house.browser, house.extension, 'options');
  await page.evaluate(`new Promise((resolve, reject) => {
    const request = indexedDB.open('tierwise');
    request.onsuccess = () => {
      const tx = request.result.transaction(${JSON.stringify(stores)}, 'readwrite');
      (${change})(tx);
      tx.oncomplete = () => { request.result.close(); resolve(); };
      tx.onerror = () => reject(tx.error);
    };
  })`);
  await page.close();
}

test('in whatever order its events come, a card says the same', async () => {
  const generation = uuidv7();
  const asset = uuidv7();
  const site = plain.url;
  const at = Date.now();
  const unknown = { credits: null, provenance: 'unknown' } as const;
  const requested: EventBody = {
    type: 'generation.requested',
    site,
    generation,
    request: sampleRequest(),
    project: 'Spring',
    concept: generation,
    quoted: unknown,
    decision: { verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'extension' },
    waiver: null,
    outcome: 'released',
    holdMs: 3,
  };
  const finished: EventBody = {
    type: 'generation.finished',
    site,
    generation,
    outcome: 'succeeded',
    assets: [
      { id: asset, position: 0, url: `${site}/1.png`, media: 'image', width: null, height: null },
    ],
    error: null,
    charged: unknown,
    latencyMs: 900,
  };
  const charged: EventBody = {
    type: 'generation.charged',
    site,
    generation,
    charged: { credits: 3000, provenance: 'measured' },
    why: 'correction',
  };
  const rated = (rating: 'usable' | 'rejected'): EventBody => ({
    type: 'asset.rated',
    site,
    asset,
    rating,
  });
  const pictured = (width: number): EventBody => ({
    type: 'asset.pictured',
    site,
    asset,
    width,
    height: width,
    thumbnail: null,
  });
  const say = (body: EventBody, when: number) =>
    sayFromPage(there, 'observe', [{ id: uuidv7(), at: when, resetZone: null, body }]);
  await say(rated('usable'), at + 5000);
  await say(pictured(640), at + 100);
  await say(finished, at);
  await say(rated('rejected'), at + 1000);
  await say(charged, at + 6000);
  expect((await shelfOf(house)).cards).toEqual([]);
  await say(requested, at - 1000);
  await say(pictured(320), at + 7000);
  const { cards } = await shelfOf(house);
  expect(cards).toMatchObject([
    { id: asset, rating: 'usable', width: 640, charge: 3000, project: 'Spring', latencyMs: 900 },
  ]);
  // A clock that was set back does not let the older verdict stand.
  await tell(house.browser, house.extension, 'rate', [{ asset, rating: 'rejected' }]);
  expect((await shelfOf(house)).cards[0]?.rating).toBe('rejected');
});

test('after eight weeks an asset leaves, unless the companion is still to hear of it', async () => {
  const { browser, extension, page, companion } = house;
  await page.bringToFront();
  await page.locator(`[aria-labelledby="count-label"] [role="radio"]::-p-text(2)`).click();
  await generate(page, 'a lighthouse in the fog');
  const { cards } = await until(
    () => shelfOf(house),
    (shelf) => shelf.cards.length === 3 && shelf.unpictured === 0,
    30_000,
  );
  const [stays, leaves] = cards.filter(({ site }) => site === house.studio.url);
  for (const { thumbnail } of [stays!, leaves!])
    await until(
      () => keptThumbnail(house, thumbnail!),
      (bytes) => bytes !== null,
    );
  await until(
    async () => (await readView(browser, extension)).connection.waiting,
    (waiting) => waiting === 0,
  );
  await companion.signal('SIGTERM');
  await tell(browser, extension, 'rate', [{ asset: stays!.id, rating: 'usable' }]);
  await inDatabase(
    ['shelf', 'thumbnails'],
    `(tx) => {
      const before = Date.now() - 60 * 86400000;
      for (const name of ['shelf', 'thumbnails']) {
        const all = tx.objectStore(name).getAll();
        all.onsuccess = () => all.result.forEach((row) => tx.objectStore(name).put({ ...row, at: before }));
      }
    }`,
  );
  // The alarm that comes every six hours.
  const options = await surface(browser, extension, 'options');
  await options.evaluate('chrome.alarms.create("prune", { when: Date.now() + 100 })');
  await options.close();
  const after = await until(
    () => shelfOf(house),
    (shelf) => !shelf.cards.some(({ id }) => id === leaves!.id),
    60_000,
  );
  expect(after.cards.map(({ id }) => id)).toContain(stays!.id);
  expect(after.thumbnails.map(({ sha256 }) => sha256)).toEqual([stays!.thumbnail]);
  await companion.start();
  await tell(browser, extension, 'reconnect');
});

test('with the browser’s storage full, old thumbnails make room and the person is told', async () => {
  const { browser, extension, page } = house;
  // The browser forgets a smaller quota with the session that asked for it: the worker's may end.
  const options = await surface(browser, extension, 'options');
  const session = await options.createCDPSession();
  const origin = `chrome-extension://${extension}`;
  await page.bringToFront();
  await page.locator(`[aria-labelledby="count-label"] [role="radio"]::-p-text(1)`).click();
  // Thumbnails as of many weeks, which the companion keeps too.
  await inDatabase(
    ['thumbnails'],
    `(tx) => {
      for (let n = 0; n < 60; n += 1) {
        const bytes = new Blob([crypto.getRandomValues(new Uint8Array(60000))], { type: 'image/webp' });
        const sha256 = String(n).padStart(64, '0');
        tx.objectStore('thumbnails').put({ sha256, bytes, at: n, delivered: 1 });
      }
    }`,
  );
  const { usage } = (await options.evaluate('navigator.storage.estimate()')) as { usage: number };
  // Below what is used: what the browser tidies up meanwhile must not make room.
  const quotaSize = usage - 200_000;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  // The browser's database goes by the room that it was told of, for half a minute.
  await new Promise((resolve) => setTimeout(resolve, 35_000));
  const before = (await shelfOf(house)).cards.length;
  await page.bringToFront();
  await generate(page, 'a lighthouse at noon');
  await until(
    async () => (await readView(browser, extension)).misunderstood.map(({ what }) => what).join(),
    (said) => said.includes('storage is full'),
    60_000,
  );
  const full = await shelfOf(house);
  expect(full.thumbnails.filter(({ sha256 }) => sha256.startsWith('0000'))).toEqual([]);
  // The browser frees the room in its own time, here it gives back its limit: nothing was lost.
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  const { cards } = await until(
    () => shelfOf(house),
    (shelf) => shelf.cards.length > before && shelf.unpictured === 0,
    150_000,
  );
  expect(cards.filter(({ request }) => request.prompt === 'a lighthouse at noon')).toMatchObject([
    { thumbnail: expect.any(String) },
  ]);
  await options.close();
}, 300_000);
