import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Preferences } from '../../extension/state.ts';
import { type Display, openDisplay } from '../faults/display.ts';
import { generate, type House, openHouse, surface, until } from './house.ts';
import { shelfOf } from './shelf-of.ts';

let display: Display;
let house: House;
beforeAll(async () => {
  display = await openDisplay();
  house = await openHouse({ headless: false, companion: 'off' });
  await generate(house.page, 'a lighthouse in the fog');
  await until(
    () => shelfOf(house),
    ({ cards }) => cards.length === 1,
    30_000,
  );
  await house.page.bringToFront();
});
afterAll(async () => {
  await house?.close();
  display?.close();
});

const rating = async () => (await shelfOf(house)).cards[0]?.rating;

/** The browser's own menu on the picture: its items are reached by the keyboard. */
async function choose(letter: string): Promise<void> {
  const { page, studio } = house;
  await page.bringToFront();
  const image = await page.waitForSelector(`img[src*="${studio.ledger.tasks[0]!.id}"]`);
  await image!.click({ button: 'right' });
  await display.press('t', letter);
}

test('the menu on a picture rates it, and again takes it back', async () => {
  await choose('u');
  await until(rating, (now) => now === 'usable');
  await choose('r');
  await until(rating, (now) => now === 'rejected');
  await choose('r');
  await until(rating, (now) => now === null);
});

test('the menu opens the review page at the picture, in the tab that has it already', async () => {
  const [card] = (await shelfOf(house)).cards;
  const url = `chrome-extension://${house.extension}/review.html#asset=${card!.id}`;
  const reviews = async () => {
    const open = await house.browser.pages();
    return open.map((page) => page.url()).filter((one) => one.includes('/review.html'));
  };
  for (let n = 0; n < 2; n += 1) {
    await choose('o');
    await until(reviews, (urls) => urls.length > 0);
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await reviews()).toEqual([url]);
});

test('the browser’s own keys hide the line and open the panel', async () => {
  const { browser, extension, page } = house;
  const shown = async () => {
    const options = await surface(browser, extension, 'options');
    const { preferences } = (await options.evaluate('chrome.storage.local.get("preferences")')) as {
      preferences?: Preferences;
    };
    await options.close();
    return preferences?.showHint ?? true;
  };
  await page.bringToFront();
  await display.press('alt+k');
  await until(shown, (now) => !now);
  await page.bringToFront();
  await display.press('alt+k');
  await until(shown, (now) => now);
  const panels = async () => {
    const options = await surface(browser, extension, 'options');
    const open = await options.evaluate(
      'chrome.runtime.getContexts({ contextTypes: ["SIDE_PANEL"] }).then((all) => all.length)',
    );
    await options.close();
    return open;
  };
  await page.bringToFront();
  await display.press('alt+shift+k');
  await until(panels, (open) => open === 1);
  await page.bringToFront();
  await display.press('alt+shift+k');
  await until(panels, (open) => open === 0);
});
