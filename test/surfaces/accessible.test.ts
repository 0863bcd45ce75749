import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { idOf, viewFor } from '../screens/view.ts';
import { type House, surface, until } from '../walks/house.ts';
import { bothSchemes, findings, inOverlay, openAlone, picture, seed } from './open.ts';
import { drawnReport, REPORTED_WEEK, seedReports } from './seed-report.ts';
import { clearShelf, seedShelf } from './seed-shelf.ts';
import { shelfCards } from './shelf-cards.ts';

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

/** What the shelf holds: a promoted one with its draft, some reviewed, one without a picture. */
const CARDS = shelfCards(30, SITE, NOW, (card, index) => ({
  rating: index % 5 === 0 ? 'usable' : index % 5 === 1 ? 'rejected' : null,
  ...(index === 29 && {
    request: { ...card.request, promotedFrom: idOf(0x10000 + 29) },
    compositionKept: true,
  }),
}));
const SURFACES = {
  popup: '',
  sidepanel: '',
  options: '',
  review: '',
  report: `#week=${REPORTED_WEEK}`,
} as const;
type Name = keyof typeof SURFACES;

/** Opens a surface once its storage holds these items and nothing else. */
async function open(name: Name, items: Partial<(typeof STATES)['full']> | null): Promise<Page> {
  const page = await surface(house.browser, house.extension, name);
  await page.setViewport({
    width: name === 'review' || name === 'report' ? 1280 : 400,
    height: 900,
  });
  await clearShelf(page);
  if (items) {
    await seed(page, items);
    await seedShelf(page, CARDS, { pictured: (index) => index !== 7 });
  } else await page.evaluate('chrome.storage.local.remove(["view", "sites"])');
  await seedReports(page, items ? [drawnReport()] : []);
  // Again, with the page open: the worker writes a view of its own whenever it wakes.
  await page.goto(`chrome-extension://${house.extension}/${name}.html${SURFACES[name]}`);
  await page.reload();
  await page.locator('h1').wait();
  if (items) await seed(page, items);
  return page;
}

describe.each(Object.keys(SURFACES) as Name[])('%s', (name) => {
  test.each(Object.entries(STATES))('has no finding: %s', async (state, items) => {
    const page = await open(name, items);
    expect(await bothSchemes(page)).toEqual([]);
    await picture(page, `${name}-${state}`);
    await page.close();
  });

  test('has no finding: nothing known yet', async () => {
    const page = await open(name, null);
    expect(await bothSchemes(page)).toEqual([]);
    await picture(page, `${name}-nothing`);
    await page.close();
  });
});

test.each([
  ['full screen', ' '],
  ['the keys', '?'],
  ['two beside each other', 'c'],
])('the review page has no finding: %s', async (_what, key) => {
  const page = await open('review', STATES.full);
  await page.bringToFront();
  const before = await page.$eval('body', (body) => body.innerHTML);
  await page.keyboard.press(key as ' ');
  await until(
    () => page.$eval('body', (body) => body.innerHTML),
    (html) => html !== before,
  );
  expect(await bothSchemes(page)).toEqual([]);
  await picture(page, `review-${_what}`);
  await page.close();
});

test('text of a page stays text in the panel', async () => {
  const page = await surface(house.browser, house.extension, 'sidepanel');
  await seed(page, STATES.trouble);
  await page.reload();
  await page.locator('.card.amber').wait();
  expect(await page.$eval('.card.amber', (card) => card.textContent)).toContain('<img src=x');
  expect(await page.$$('.card.amber img')).toHaveLength(0);
  await page.close();
});

test('the line in the studio has no finding', async () => {
  await house.page.bringToFront();
  await until(
    () => inOverlay<boolean>(house.page, "return Boolean(root?.querySelector('.facts'))"),
    Boolean,
  );
  expect(await findings(house.page, 'tierwise-overlay')).toEqual([]);
});
