import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Event } from '../../shared/event.ts';
import type { AssetsReply } from '../../shared/protocol.ts';
import type { WeekReport } from '../../shared/report/week-report.ts';
import { isoWeekAt } from '../../shared/reset-day.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { bothSchemes, picture } from '../surfaces/open.ts';
import { openReview, text } from '../surfaces/review-page.ts';
import { generate, type House, openHouse, until } from './house.ts';
import { expectNoGaps, finished, ofType } from './recorded.ts';
import { askCompanion, shelfOf } from './shelf-of.ts';

let house: House;
/** The images of the studio's past, the latest first, as its gallery lists them. */
let past: { task: string; url: string }[];

beforeAll(async () => {
  house = await openHouse({ studio: { history: 2, seed: 11 } });
  past = house.studio.ledger.tasks
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .flatMap(({ id, images }) => images.map(({ imageUrl }) => ({ task: id, url: imageUrl })));
});
afterAll(() => house?.close());

const imported = (events: readonly Event[]) => ofType(events, 'generation.imported');
const importedUrls = (events: readonly Event[]) =>
  imported(events).flatMap(({ assets }) => assets.map(({ url }) => url));
const urls = (images: readonly { url: string }[]) => images.map(({ url }) => url).sort();

/** Opens the studio's gallery and waits until the page shows what it loaded. */
async function openImages(page: Page): Promise<void> {
  await page.goto(`${house.studio.url}/app/images`);
  await page.waitForSelector('.gallery .tile');
}

/** The ISO week that the studio's own days put it into. */
const weekOf = ({ madeAt, reset }: ReturnType<typeof imported>[number]) =>
  isoWeekAt(madeAt ?? 0, reset.zone);

async function get<T>(path: string): Promise<T> {
  return (await (await askCompanion(house, path)).json()) as T;
}

test('what the gallery lists is imported once, under the studio’s own task and charge', async () => {
  await openImages(house.page);
  const events = await until(
    () => house.companion.events(),
    (all) => importedUrls(all).length >= 20,
    50_000,
  );
  expect(importedUrls(events).sort()).toEqual(urls(past.slice(0, 20)));
  for (const event of imported(events)) {
    const task = house.studio.ledger.find(event.task);
    expect(event).toMatchObject({
      madeAt: task?.createdAt,
      charged: { credits: (task?.costCredits ?? 0) * 1000, provenance: 'measured' },
      request: { prompt: task?.prompt || null, model: task?.model, kind: task?.scene },
    });
  }
});

test('the next page of the list adds the rest of a generation that began on the first', async () => {
  await house.page.locator('button::-p-text(Next)').click();
  const events = await until(
    () => house.companion.events(),
    (all) => importedUrls(all).length >= 40,
    50_000,
  );
  expect(importedUrls(events).sort()).toEqual(urls(past.slice(0, 40)));
  const generations = new Set(imported(events).map(({ generation }) => generation));
  expect(generations.size).toBe(new Set(past.slice(0, 40).map(({ task }) => task)).size);
});

test('loaded again, in another tab, and after a restart of the companion, it adds nothing', async () => {
  const before = imported(await house.companion.events()).length;
  await openImages(house.page);
  const other = await house.browser.newPage();
  await openImages(other);
  await house.companion.signal('SIGKILL');
  await house.companion.start();
  await openImages(other);
  await other.close();
  // What is made now goes through after all that, so nothing else is on its way.
  await house.page.goto(`${house.studio.url}/app`);
  await generate(house.page, 'a red kite over a chalk hill');
  const events = await until(
    () => house.companion.events(),
    (all) => finished(all) === 1,
    50_000,
  );
  await openImages(house.page);
  await until(
    () => shelfOf(house),
    ({ cards }) => cards.length === 41,
    50_000,
  );
  expect(imported(events)).toHaveLength(before);
  const later = await house.companion.events();
  expect(imported(later)).toHaveLength(before);
  expectNoGaps(later);
});

test('nothing of it counts as spent, as a price or as a wait; the report shows it apart', async () => {
  const { sites, recent } = await get<Snapshot>('/v1/snapshot');
  const site = sites[house.studio.url];
  const [made] = house.studio.ledger.tasks.toSorted((a, b) => b.createdAt - a.createdAt);
  const spent = site?.days.flatMap(({ hours }) => hours).reduce((a, b) => a + b, 0);
  expect(spent).toBe((made?.costCredits ?? 0) * 1000);
  expect(site?.days.reduce((sum, { generations }) => sum + generations, 0)).toBe(1);
  expect(site?.latencies).toHaveLength(1);
  expect(site?.prices.map(({ source, n }) => [source, n])).toContainEqual(['charge', 1]);
  expect(recent).toHaveLength(1);

  const weeks = new Map<string, number>();
  for (const event of imported(await house.companion.events())) {
    const week = weekOf(event);
    weeks.set(week, (weeks.get(week) ?? 0) + event.assets.length);
  }
  for (const [week, assets] of weeks) {
    const report = await get<WeekReport>(`/v1/reports/${week}`);
    expect(report.imported).toMatchObject([{ site: house.studio.url, assets }]);
    for (const one of report.sites) expect(one.generations).toBeLessThanOrEqual(1);
  }
});

test('the review shows them with its filter, and a verdict on one counts apart', async () => {
  const page = await openReview(house);
  await until(
    () => page.$$eval('.tile', (all) => all.length),
    (shown) => shown > 0,
  );
  await page.select('.filters select', 'all');
  await page.locator('.filters label::-p-text(Imported)').click();
  await until(
    () => text(page, 'h1'),
    (words) => words.includes('40'),
  );
  expect(
    await page.$$eval('.tile .frame', (all) =>
      all.every((one) => /Imported/.test(one.textContent ?? '')),
    ),
  ).toBe(true);
  expect(await bothSchemes(page)).toEqual([]);
  await picture(page, 'review-imported-dark');
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await picture(page, 'review-imported-light');
  const first = await page.$eval('.tile.current', (tile) => tile.id.replace('asset-', ''));
  await page.focus('[role=listbox]');
  await page.keyboard.press('p');
  await until(
    () => house.companion.events(),
    (all) => ofType(all, 'asset.rated').length === 1,
    30_000,
  );
  const { assets } = await get<AssetsReply>('/v1/assets?limit=500&imported=1');
  const rated = assets.find(({ id }) => id === first);
  expect(rated).toMatchObject({ rating: 'usable', imported: { madeAt: expect.any(Number) } });
  const event = imported(await house.companion.events()).find((one) =>
    one.assets.some(({ id }) => id === first),
  );
  const report = await get<WeekReport>(`/v1/reports/${event && weekOf(event)}`);
  expect(report.imported?.[0]?.usableOfReviewed).toEqual({ k: 1, n: 1 });
  for (const one of report.sites) expect(one.reviewed).toBe(0);
  await page.locator('.filters label::-p-text(Recorded)').click();
  await until(
    () => text(page, 'h1'),
    (words) => /^1\D/.test(words),
  );
  expect((await get<AssetsReply>('/v1/assets?limit=500')).assets).toHaveLength(1);
  await page.close();
});
