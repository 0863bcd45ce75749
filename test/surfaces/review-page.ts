import type { Page } from 'puppeteer-core';
import type { AssetCard, Rating } from '../../shared/asset-card.ts';
import { type House, surface, until } from '../walks/house.ts';
import { clearShelf, seedShelf } from './seed-shelf.ts';

/** Puts these on the shelf in place of all others, and forgets where a review was left. */
export async function freshShelf(
  house: House,
  cards: readonly AssetCard[],
  pictured?: (index: number) => boolean,
): Promise<void> {
  const page = await surface(house.browser, house.extension, 'options');
  await clearShelf(page);
  await page.evaluate('chrome.storage.local.remove(["reviewPlace", "reviewPace"])');
  await seedShelf(page, cards, pictured && { pictured });
  await page.close();
}

export async function openReview(house: House, hash = ''): Promise<Page> {
  const page = await house.browser.newPage();
  await page.setViewport({ width: 1280, height: 860 });
  await page.goto(`chrome-extension://${house.extension}/review.html${hash}`);
  await page.waitForSelector('.review');
  return page;
}

/** Presses keys one after the other, as a person does. */
export async function keys(page: Page, ...pressed: Parameters<Page['keyboard']['press']>[0][]) {
  for (const key of pressed) await page.keyboard.press(key);
}

export async function holdShift(
  page: Page,
  ...pressed: Parameters<Page['keyboard']['press']>[0][]
): Promise<void> {
  await page.keyboard.down('Shift');
  await keys(page, ...pressed);
  await page.keyboard.up('Shift');
}

/** The text of an element; empty where there is none. */
export function text(page: Page, selector: string): Promise<string> {
  return page.evaluate((one) => document.querySelector(one)?.textContent ?? '', selector);
}

/** The asset that keys act on, in the grid and in full screen. */
export function current(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      document
        .querySelector('[role=listbox]')
        ?.getAttribute('aria-activedescendant')
        ?.replace('asset-', '') ??
      document.querySelector<HTMLElement>('canvas')?.dataset.asset?.split(' ')[0] ??
      '',
  );
}

/** The verdicts as the extension has stored them, by asset; those without one are left out. */
export async function stored(page: Page): Promise<{ [asset: string]: Rating }> {
  const rated = (await shelf(page)).map(({ id, rating }) => [id, rating] as const);
  return Object.fromEntries(rated.filter((row): row is [string, Rating] => row[1] !== null));
}

export async function cardOf(page: Page, asset: string): Promise<Partial<AssetCard>> {
  return (await shelf(page)).find(({ id }) => id === asset) ?? {};
}

function shelf(page: Page): Promise<AssetCard[]> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('tierwise');
      request.onsuccess = () => resolve(request.result);
    });
    const all = db.transaction('shelf').objectStore('shelf').getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    db.close();
    return all.result as AssetCard[];
  });
}

/** Waits until the stored verdicts are these and no others. */
export async function untilStored(
  page: Page,
  expected: { [asset: string]: Rating },
): Promise<void> {
  const sorted = (one: object) => JSON.stringify(Object.entries(one).sort());
  await until(
    () => stored(page),
    (found) => sorted(found) === sorted(expected),
  );
}
