import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings, picture } from '../surfaces/open.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { pointAt } from '../walks/point-at.ts';
import { dock, draw, marks, shown } from './on-cards.ts';

let house: House;
let panel: Page;
beforeAll(async () => {
  house = await openHouse({ companion: 'off' });
  await draw(house, 'a glass teapot on slate', 4);
  await marks(house.page, 4);
  panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.setViewport({ width: 360, height: 1100 });
});
afterAll(() => house?.close());

const tiles = () =>
  panel.$$eval('.asset .shown', (all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
const said = () => panel.$eval('[aria-labelledby=assets] [role=status]', (one) => one.textContent);

test('the latest images stand in the panel with what is left to review', async () => {
  expect(await until(tiles, (all) => all.length === 4)).toEqual(
    Array(4).fill('a glass teapot on slate, not reviewed; opens in review'),
  );
  await until(
    () => panel.$eval('[aria-labelledby=assets]', (one) => one.textContent),
    (section) => /4 to review, (less than a minute|about .*minute)/.test(section ?? ''),
  );
  await until(
    () =>
      panel.$$eval('.asset img', (all) =>
        all.map((one) => (one as HTMLImageElement).naturalWidth > 0),
      ),
    (all) => all.length === 4 && all.every(Boolean),
    40_000,
  );
});

test('the same keys rate here, without the companion, and the page shows it', async () => {
  await panel.focus('.asset .shown');
  await panel.keyboard.press('p');
  await until(tiles, (all) => all[0]?.includes(', usable') ?? false);
  expect(await until(said, (text) => text !== '')).toContain('1 image marked usable');
  await house.page.bringToFront();
  await until(
    () => shown(house.page),
    (all) => all.filter(({ label }) => label.endsWith(', usable')).length === 1,
  );
  await panel.bringToFront();
  await panel.focus('.asset .shown');
  await panel.keyboard.press('p');
  await until(tiles, (all) => all[0]?.includes('not reviewed') ?? false);
  await panel.keyboard.press('z');
  await until(tiles, (all) => all[0]?.includes(', usable') ?? false);
  await panel.locator('.asset:nth-child(2)').hover();
  await panel.locator('.asset:nth-child(2) [aria-label=Rejected]').click();
  await until(tiles, (all) => all[1]?.includes(', rejected') ?? false);
  await until(
    () => panel.$eval('[aria-labelledby=assets]', (one) => one.textContent),
    (text) => text?.includes('2 to review') ?? false,
  );
});

test.each(['light', 'dark'])('axe finds nothing in it, %s', async (scheme) => {
  await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await panel.locator('.asset:nth-child(3)').hover();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await picture(panel, `panel-assets-${scheme}`);
  expect(await findings(panel)).toEqual([]);
});

/** What the background sends to the studio's tab when the person presses one of the browser's keys. */
const command = (data: 'usable' | 'promote') =>
  panel.evaluate(`chrome.tabs.query({ url: '${house.studio.url}/*' }).then(([tab]) =>
    chrome.tabs.sendMessage(tab.id, { id: 1, type: 'cardCommand', data: '${data}', timestamp: 0 }))`);

test('the browser’s own keys act on the card that is pointed at, and on none say so', async () => {
  const { page } = house;
  await page.bringToFront();
  await page.mouse.move(700, 30);
  await until(
    () => shown(page),
    (all) => all.every(({ active }) => !active),
  );
  await command('usable');
  await until(
    () => dock(page),
    (text) => text.includes('Point at an image first'),
  );
  const before = (await shown(page)).filter(({ label }) => label.endsWith(', usable')).length;
  await pointAt(page, '.result img', 0);
  await command('usable');
  await until(
    () => shown(page),
    (all) => all.filter(({ label }) => label.endsWith(', usable')).length === before + 1,
  );
  await command('promote');
  await page.waitForSelector('>>> .bar.placed ::-p-text(Promoting to)');
  await page.keyboard.press('z');
  await page.waitForSelector('>>> .bar.placed', { hidden: true });
});

test('Promote counts down in the studio’s tab; Review opens the queue', async () => {
  await panel.bringToFront();
  await panel.locator('.asset:nth-child(1)').hover();
  await panel.locator('.asset:nth-child(1) [aria-label=Promote]').click();
  await until(
    () =>
      house.page.evaluate(
        "document.querySelector('tierwise-overlay').shadowRoot.querySelector('.cards').textContent",
      ) as Promise<string>,
    (text) => text.includes('Promoting to'),
  );
  await house.page.bringToFront();
  await house.page.keyboard.press('Escape');
  await panel.bringToFront();
  const opened = house.browser.waitForTarget((target) => target.url().includes('/review.html'));
  await panel.locator('[aria-labelledby=assets] button::-p-text(Review)').click();
  expect(await opened).toBeTruthy();
});
