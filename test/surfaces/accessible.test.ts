import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { idOf, viewFor } from '../screens/view.ts';
import { type House, surface, until } from '../walks/house.ts';
import { findings, inOverlay, openAlone, seed } from './open.ts';

const SITE = 'https://studio.example';
const NOW = Date.now();
const TROUBLE: Partial<View> = {
  connection: {
    state: 'stranger',
    since: NOW,
    lastSync: null,
    waiting: 14,
    lost: 2,
    url: 'http://127.0.0.1:7801',
  },
  misunderstood: [{ at: NOW, site: SITE, what: 'An answer had no task id' }],
  approvals: [
    {
      generation: idOf(900),
      site: SITE,
      at: NOW,
      tab: 1,
      prompt: '<img src=x onerror="document.title=1">',
      model: 'banana-ai-pro',
      credits: null,
      because: [{ rule: 'generation-cap', text: 'One generation may cost 20 credits.' }],
    },
  ],
};
const STATES = {
  full: { view: viewFor(SITE, NOW), sites: [SITE] },
  trouble: { view: viewFor(SITE, NOW, TROUBLE), sites: [SITE, 'http://localhost:4747'] },
};

let house: House;
beforeAll(async () => {
  house = await openAlone();
});
afterAll(() => house.close());

async function bothSchemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    // Colours fade over some frames; axe must see where they end.
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
    found.push(...(await findings(page)));
  }
  return found;
}

describe.each(['popup', 'sidepanel', 'options'] as const)('%s', (name) => {
  test.each(Object.entries(STATES))('has no serious finding: %s', async (_state, items) => {
    const page = await surface(house.browser, house.extension, name);
    await seed(page, items);
    await page.reload();
    await page.locator('h1').wait();
    expect(await bothSchemes(page)).toEqual([]);
    await page.close();
  });

  test('has no serious finding: nothing known yet', async () => {
    const page = await surface(house.browser, house.extension, name);
    await page.evaluate('chrome.storage.local.remove(["view", "sites"])');
    await page.reload();
    await page.locator('h1').wait();
    expect(await bothSchemes(page)).toEqual([]);
    await page.close();
  });
});

test('text of a page stays text in the panel', async () => {
  const page = await surface(house.browser, house.extension, 'sidepanel');
  await seed(page, STATES.trouble);
  await page.reload();
  await page.locator('.card.amber').wait();
  expect(await page.$eval('.card.amber', (card) => card.textContent)).toContain('<img src=x');
  expect(await page.$$('img')).toHaveLength(0);
  await page.close();
});

test('the line in the studio has no serious finding', async () => {
  await house.page.bringToFront();
  await until(
    () => inOverlay<boolean>(house.page, "return Boolean(root?.querySelector('.facts'))"),
    Boolean,
  );
  expect(await findings(house.page, 'tierwise-overlay')).toEqual([]);
});
