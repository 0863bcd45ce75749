import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Event } from '../../shared/event.ts';
import type { WeekReport } from '../../shared/report/week-report.ts';
import { isoWeekOf } from '../../shared/reset-day.ts';
import { inOverlay } from '../surfaces/open.ts';
import { cardOf, current, keys, text, untilStored } from '../surfaces/review-page.ts';
import { generate, type House, openHouse, typePrompt, until } from './house.ts';
import { expectNoGaps, ofType } from './recorded.ts';
import { askCompanion, shelfOf } from './shelf-of.ts';

let house: House;
let page: Page;
let assets: string[];

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const ratings = (events: readonly Event[]) =>
  ofType(events, 'asset.rated').map(({ asset, rating }) => [assets.indexOf(asset), rating]);

/** What the week's report says of the studio, as the companion counts it. */
async function reported(week: string) {
  const reply = await askCompanion(house, `/v1/reports/${week}`);
  const { sites } = (await reply.json()) as WeekReport;
  return sites.find(({ site }) => site === house.studio.url);
}

let week: string;

test('what the studio brought stands in the review, pictures and all', async () => {
  const four = '[aria-labelledby="count-label"] [role="radio"]::-p-text(4)';
  await house.page.locator(four).click();
  await generate(house.page, 'a lighthouse in the fog, oil painting');
  const { cards } = await until(
    () => shelfOf(house),
    (shelf) => shelf.cards.length === 4 && shelf.unpictured === 0,
    40_000,
  );
  assets = cards.sort((a, b) => a.position - b.position).map(({ id }) => id);
  const [requested] = ofType(await house.companion.events(), 'generation.requested');
  week = isoWeekOf(requested!.reset.day);
  page = await house.browser.newPage();
  await page.setViewport({ width: 1280, height: 860 });
  await page.goto(`chrome-extension://${house.extension}/review.html`);
  await until(
    () => page.$$eval('.tile img', (all) => all.filter((one) => one.naturalWidth > 0).length),
    (shown) => shown === 4,
  );
  expect(await text(page, 'h1')).toContain('4 from this week');
  expect(await page.$('.banner')).toBeNull();
  expect(await text(page, `[id="asset-${assets[0]}"] .meta`)).toContain('4 of 16 cr');
});

test('walk 3: keys become events, and the report counts them', async () => {
  expect((await reported(week))?.reviewed).toBe(0);
  await keys(page, 'p', 'x', 'x');
  expect(await current(page)).toBe(assets[3]);
  const events = await until(
    () => house.companion.events(),
    (all) => ofType(all, 'asset.rated').length === 3,
  );
  expect(ratings(events)).toEqual([
    [0, 'usable'],
    [1, 'rejected'],
    [2, 'rejected'],
  ]);
  expect(await reported(week)).toMatchObject({
    assets: 4,
    usableOfAll: { k: 1, n: 4 },
    usableOfReviewed: { k: 1, n: 3 },
    credits: { usable: 4000, rejected: 8000, unreviewed: 4000, total: 16_000 },
  });
});

test('the next recommendation knows of the usable draft', async () => {
  await house.page.bringToFront();
  const line = () =>
    inOverlay<string>(
      house.page,
      "return root?.querySelector('.hint [role]')?.getAttribute('aria-label') ?? ''",
    );
  await typePrompt(house.page, 'a bowl of persimmons on linen');
  await until(line, (words) => words.startsWith('Light ·'));
  await typePrompt(house.page, 'a lighthouse in the fog, oil painting');
  await until(line, (words) => words.startsWith('A draft is usable: promote it to Heavy'));
  await page.bringToFront();
});

test('undo restores exactly, in the companion too', async () => {
  await keys(page, 'z', 'z');
  const events = await until(
    () => house.companion.events(),
    (all) => ofType(all, 'asset.rated').length === 5,
  );
  expect(ratings(events).slice(3)).toEqual([
    [2, null],
    [1, null],
  ]);
  expect(await reported(week)).toMatchObject({
    reviewed: 1,
    usableOfReviewed: { k: 1, n: 1 },
  });
});

test('with the companion away the review goes on, says so, and nothing is lost or doubled', async () => {
  await house.companion.signal('SIGKILL');
  await keys(page, 'x', 'p');
  await untilStored(page, {
    [assets[0]!]: 'usable',
    [assets[1]!]: 'rejected',
    [assets[2]!]: 'usable',
  });
  await until(
    () => text(page, '.banner'),
    (words) => words.includes('Companion away') && words.includes('4 assets'),
    40_000,
  );
  await page.reload();
  await page.waitForSelector('.tile img');
  expect(await text(page, 'h1')).toContain('1 from this week');
  expect(await current(page)).toBe(assets[3]);
  await house.companion.start();
  const events = await until(
    () => house.companion.events(),
    (all) => ofType(all, 'asset.rated').length === 7,
    60_000,
  );
  expect(ratings(events).slice(5)).toEqual([
    [1, 'rejected'],
    [2, 'usable'],
  ]);
  expectNoGaps(events);
  expect(await reported(week)).toMatchObject({
    reviewed: 3,
    usableOfReviewed: { k: 2, n: 3 },
  });
});

test('a verdict given elsewhere is seen here', async () => {
  expect(await cardOf(page, assets[3]!)).toMatchObject({ rating: null });
  const other = await house.browser.newPage();
  await other.goto(`chrome-extension://${house.extension}/review.html`);
  await other.waitForSelector('.tile');
  await other.keyboard.press('p');
  await until(
    () => text(page, `.finish h2`),
    (words) => words.startsWith('All reviewed: 1 usable of 1'),
  );
  await other.close();
});
