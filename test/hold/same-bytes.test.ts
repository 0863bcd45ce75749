import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { enable, type House, openHouse, surface } from '../walks/house.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { plain, TOOLS, WAYS } from './ways.ts';

let house: House;
let held: PlainSite;
let free: PlainSite;
let pages: [PlainSite, Page][];
beforeAll(async () => {
  house = await openHouse({ companion: 'off' });
  [held, free] = await Promise.all([startPlainSite(), startPlainSite()]);
  await enable(house.browser, house.extension, held.url);
  pages = [];
  for (const site of [held, free]) {
    const page = await house.browser.newPage();
    await page.goto(site.url);
    pages.push([site, page]);
  }
});
afterAll(async () => {
  await house?.close();
  await Promise.all([held?.close(), free?.close()]);
});

test.each(Object.keys(WAYS))('%s: same bytes and same answer, held or not', async (name) => {
  const results = [];
  for (const [site, page] of pages) {
    site.arrived.length = 0;
    const saw = await page.evaluate(`(async () => { ${TOOLS} return ${WAYS[name]}; })()`);
    results.push({ saw, arrived: site.arrived.map((one) => plain(one, site.url)) });
  }
  expect(results[0]!.arrived).toHaveLength(1);
  expect(results[0]).toEqual(results[1]);
});

test('and those to one of them were held: it recorded each that it understood', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  const { view } = (await panel.evaluate('chrome.storage.local.get("view")')) as { view: View };
  const understood = Object.keys(WAYS).filter((name) =>
    /JSON|Request|URL|case|keepalive|FormData/.test(name),
  );
  const recorded = view.snapshot.recent.filter(({ site }) => site === held.url);
  expect(recorded).toHaveLength(understood.length);
  expect(view.snapshot.recent.filter(({ site }) => site === free.url)).toEqual([]);
  expect(view.misunderstood.map(({ what }) => what).join()).toContain('is not JSON');
});
