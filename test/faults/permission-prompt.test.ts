import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PlainSite, startPlainSite } from '../hold/plain-site.ts';
import { readView, tell } from '../hold/tell-extension.ts';
import { generate, type House, openHouse, surface, until } from '../walks/house.ts';
import { type Display, openDisplay } from './display.ts';
import { openPopup } from './open-popup.ts';
import { overlayText } from './overlay-text.ts';

/** What people install; the walk does not look into the page's overlay by way of the page. */
const BUILD = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
/** Another host for the browser, which is asked for at its own time. */
const PATTERN = 'http://studio.localhost/*';
const SUBMIT = `fetch('/api/ai/generate', { method: 'POST', body: JSON.stringify({ scene: 'text-to-image', model: 'm', prompt: 'a cat', options: {} }) }).then((r) => r.text())`;

let display: Display;
let house: House;
let plain: PlainSite;
/** The practice studio under that host, and another site there on another port. */
let studio: string;
let other: string;
let page: Page;
beforeAll(async () => {
  display = await openDisplay();
  const build = process.env.TIERWISE_BUILD ?? BUILD;
  house = await openHouse({ build, headless: false });
  plain = await startPlainSite();
  const elsewhere = (url: string) => `http://studio.localhost:${new URL(url).port}`;
  studio = elsewhere(house.studio.url);
  other = elsewhere(plain.url);
  page = await house.browser.newPage();
});
afterAll(async () => {
  await house?.close();
  await plain?.close();
  display?.close();
});

/** What the browser runs, lists and allows, as it says itself. */
async function standing(site: string) {
  const options = await surface(house.browser, house.extension, 'options');
  const said = await options.evaluate(`(async () => ({
    listed: ((await chrome.storage.local.get('sites')).sites ?? []).includes(${JSON.stringify(site)}),
    scripts: (await chrome.scripting.getRegisteredContentScripts())
      .filter(({ matches }) => matches.includes(${JSON.stringify(`${site}/*`)})).length,
    allowed: await chrome.permissions.contains({ origins: [${JSON.stringify(PATTERN)}] }),
  }))()`);
  await options.close();
  return said as { listed: boolean; scripts: number; allowed: boolean };
}
const ON = { listed: true, scripts: 2, allowed: true };
const OFF = { listed: false, scripts: 0, allowed: false };

const recorded = async (site: string) =>
  (await readView(house.browser, house.extension)).snapshot.recent.filter(
    (one) => one.site === site,
  ).length;

/** Presses Enable in the popup of the toolbar's button, and waits until the browser asks. */
async function pressEnable(): Promise<void> {
  const popup = await openPopup(house.browser, house.extension, page);
  const enable = popup.locator(`button::-p-text(Enable on ${new URL(page.url()).origin})`);
  await enable.setTimeout(10_000).wait();
  const closed = new Promise((resolve) => popup.once('close', resolve));
  // The popup goes before the driver hears that the click is done.
  void enable.click().catch(() => {});
  await closed;
}

test('denied, the browser’s question leaves the site alone', async () => {
  await page.goto(`${studio}/app`);
  await page.locator('#image-prompt').wait();
  await pressEnable();
  expect(await standing(studio)).toEqual(OFF);
  await page.bringToFront();
  await display.answer(page, 'dismiss');
  expect(await standing(studio)).toEqual(OFF);
});

test('allowed, the site is on although the question closed the popup; reloaded, it is recorded', async () => {
  await page.bringToFront();
  await pressEnable();
  await display.answer(page, 'allow');
  await until(
    () => standing(studio),
    (now) => JSON.stringify(now) === JSON.stringify(ON),
  );
  // It was asked for this host, and for nothing beyond it.
  const options = await surface(house.browser, house.extension, 'options');
  const { origins } = (await options.evaluate('chrome.permissions.getAll()')) as {
    origins: string[];
  };
  expect(origins.filter((one) => !/127\.0\.0\.1|\/localhost\//.test(one))).toEqual([PATTERN]);
  expect(await options.evaluate('chrome.storage.session.get("asked")')).toEqual({ asked: null });
  await options.close();

  await page.bringToFront();
  await until(
    () => overlayText(page),
    (text) => text.includes('reload to record'),
  );
  await page.reload();
  await page.locator('#image-prompt').wait();
  await generate(page, 'a lighthouse on another host');
  await until(
    () => recorded(studio),
    (count) => count === 1,
  );
  await until(
    () => house.companion.events(),
    (all) => all.some((event) => event.type === 'generation.finished' && event.site === studio),
    30_000,
  );
});

test('another site on that host: switching one off leaves the other its permission', async () => {
  await tell(house.browser, house.extension, 'enableSite', other);
  const there = await house.browser.newPage();
  await there.goto(other);
  await there.evaluate(SUBMIT);
  await until(
    () => recorded(other),
    (count) => count === 1,
  );
  await tell(house.browser, house.extension, 'disableSite', studio);
  expect(await standing(studio)).toEqual({ ...OFF, allowed: true });
  expect(await standing(other)).toEqual(ON);
  await there.reload();
  await there.evaluate(SUBMIT);
  await until(
    () => recorded(other),
    (count) => count === 2,
  );
  await tell(house.browser, house.extension, 'disableSite', other);
  expect(await standing(other)).toEqual(OFF);
  await there.close();
});

test('a permission that is taken back switches all its sites off, and Enable is offered again', async () => {
  await page.bringToFront();
  await page.reload();
  await page.locator('#image-prompt').wait();
  // Chromium remembers that it was allowed once, and does not ask again.
  const again = await openPopup(house.browser, house.extension, page);
  await again.locator(`button::-p-text(Enable on ${studio})`).setTimeout(10_000).click();
  await until(
    () => standing(studio),
    (now) => now.scripts === 2,
  );
  await tell(house.browser, house.extension, 'enableSite', other);
  const options = await surface(house.browser, house.extension, 'options');
  const origins = JSON.stringify({ origins: [PATTERN] });
  expect(await options.evaluate(`chrome.permissions.remove(${origins})`)).toBe(true);
  await options.close();
  for (const site of [studio, other])
    await until(
      () => standing(site),
      (now) => JSON.stringify(now) === JSON.stringify(OFF),
    );
  expect(await standing(house.studio.url)).toMatchObject({ listed: true, scripts: 2 });
  await page.bringToFront();
  await page.reload();
  await page.locator('#image-prompt').wait();
  expect(await overlayText(page)).toBe('');
  const popup = await openPopup(house.browser, house.extension, page);
  await popup.locator(`button::-p-text(Enable on ${studio})`).setTimeout(10_000).wait();
});
