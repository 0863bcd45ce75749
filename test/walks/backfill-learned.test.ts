import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Event } from '../../shared/event.ts';
import { drive } from '../studio/standins/drive.ts';
import { pages } from '../studio/standins/pages.ts';
import { type Standins, startStandins } from '../studio/standins/standins.ts';
import { enable, type House, openHouse, until } from './house.ts';
import { finished, ofType } from './recorded.ts';
import { shelfOf } from './shelf-of.ts';

/**
 * Two studios that no profile describes. The second answers a request with the image itself, and
 * names it in its list alone, at another address.
 */
const NAMES = ['builder', 'arch-zh'] as const;

let standins: Standins;
let house: House;
beforeAll(async () => {
  standins = await startStandins({ only: [...NAMES], latencyMs: 500 });
  house = await openHouse();
});
afterAll(async () => {
  await house?.close();
  await standins?.close();
});

const urlsOf = (events: readonly Event[], site: string) =>
  ofType(events, 'generation.imported')
    .filter((event) => event.site === site)
    .map(({ task, assets }) => [task, ...assets.map(({ url }) => url.split('/').at(-1))])
    .sort();

/** Right after a page was loaded, a press may come before the page is understood. */
async function madeUntilRecorded(page: Page, name: string, ends: number): Promise<Event[]> {
  for (let tries = 0; ; tries++) {
    await drive(page, pages[name]!.truth, `a green kettle on a blue stove, take ${tries}`);
    const recorded = await until(
      () => house.companion.events(),
      (all) => finished(all) >= ends,
      tries < 2 ? 12_000 : 30_000,
    ).catch(() => null);
    if (recorded) return recorded;
    if (tries === 2) throw new Error('Nothing was recorded after the page was loaded again.');
  }
}

test.each(NAMES)(
  '%s: its list is found, and its past imported once, without what was recorded',
  async (name) => {
    const site = new URL(standins.url(name)).origin;
    const past = standins
      .ledger(name)
      .made()
      .map(({ id, images }) => [id, ...images])
      .sort();
    expect(past.length).toBeGreaterThan(2);
    await enable(house.browser, house.extension, site);
    const page = await house.browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(standins.url(name));
    const events = await until(
      () => house.companion.events(),
      (all) => urlsOf(all, site).length >= past.length,
      50_000,
    );
    expect(urlsOf(events, site)).toEqual(past);

    const before = finished(events);
    await drive(page, pages[name]!.truth, 'a brass telescope on an attic sill at dusk');
    await until(
      () => house.companion.events(),
      (all) => finished(all) > before,
      50_000,
    );
    // The list that is loaded now names it too.
    const [made] = standins.ledger(name).made();
    const listed = page.waitForResponse(
      async (reply) => reply.ok() && (await reply.text().catch(() => '')).includes(made!.id),
      { timeout: 30_000 },
    );
    await page.reload();
    await listed;
    await page.waitForSelector('tierwise-overlay');
    // Answers are taken in their order: once something newer is recorded, the list was read.
    const later = await madeUntilRecorded(page, name, before + 2);
    expect(urlsOf(later, site).filter(([task]) => task === made!.id)).toEqual([]);
    expect(urlsOf(later, site)).toEqual(expect.arrayContaining(past));
    const { cards } = await shelfOf(house);
    expect(cards.filter((card) => card.site === site && !card.imported)).toHaveLength(2);
    await page.close();
  },
  120_000,
);
