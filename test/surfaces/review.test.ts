import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AssetCard } from '../../shared/asset-card.ts';
import { type House, surface, until } from '../walks/house.ts';
import { openAlone, picture } from './open.ts';
import {
  cardOf,
  current,
  freshShelf,
  holdShift,
  keys,
  openReview,
  stored,
  text,
  untilStored,
} from './review-page.ts';
import { shelfCards } from './shelf-cards.ts';

let house: House;
let cards: AssetCard[];
let page: Page;
const id = (index: number) => cards[index]?.id ?? '';

beforeAll(async () => {
  house = await openAlone();
});
afterAll(() => house.close());

beforeEach(async () => {
  cards = shelfCards(41, house.studio.url, Date.now());
  await freshShelf(house, cards);
  page = await openReview(house);
  await page.waitForSelector('.tile img');
});
afterEach(() => page.close());

test('opens on the queue, says how long it takes and what that rests on', async () => {
  expect(await text(page, 'h1')).toBe('41 from this week, about 3 minutes');
  expect(await text(page, '.basis')).toBe('assuming 4 s each until 10 of your own verdicts tell');
  expect(await text(page, '.banner')).toContain('No companion yet. You review the 41 assets');
  expect(await page.$$('svg.chart, canvas')).toHaveLength(0);
  await picture(page, 'review-grid');
});

test('P, X and U act on one asset; the same key again takes it back; the next one follows', async () => {
  await keys(page, 'p', 'x');
  expect(await current(page)).toBe(id(2));
  expect(await text(page, `[id="asset-${id(0)}"] .verdict`)).toBe('Usable');
  expect(await text(page, `[id="asset-${id(1)}"] .verdict`)).toBe('Rejected');
  await untilStored(page, { [id(0)]: 'usable', [id(1)]: 'rejected' });
  await keys(page, 'ArrowLeft', 'x');
  await untilStored(page, { [id(0)]: 'usable' });
  expect(await current(page)).toBe(id(1));
  await keys(page, 'ArrowLeft', 'u');
  await untilStored(page, {});
  expect(await text(page, 'h1')).toContain('41 from this week');
});

test('a key that is held down decides once', async () => {
  await page.keyboard.down('p');
  for (let i = 0; i < 5; i++) await page.keyboard.down('p');
  await page.keyboard.up('p');
  await untilStored(page, { [id(0)]: 'usable' });
  expect(await current(page)).toBe(id(1));
});

test('undo restores exactly, however long and mixed the session was', async () => {
  const before = { [id(3)]: 'usable', [id(7)]: 'rejected' } as const;
  await keys(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'p');
  await keys(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'x');
  await untilStored(page, before);
  await page.reload();
  await page.waitForSelector('.tile');
  await page.locator('.switch label::-p-text(All)').click();
  await until(
    () => page.evaluate(() => document.activeElement?.role),
    (role) => role === 'listbox',
  );
  await keys(page, 'Home');
  let state = 7;
  const pick = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % n;
  };
  const some = ['p', 'x', 'u', 'ArrowLeft', 'ArrowDown', 'Space'] as const;
  for (let i = 0; i < 120; i++) {
    if (pick(9) === 0) await holdShift(page, 'ArrowRight', 'ArrowRight');
    await keys(page, some[pick(some.length)] ?? 'p');
  }
  const undo = () => page.$eval('footer .others button:last-child', (one) => one.ariaDisabled);
  for (let i = 0; i < 200 && (await undo()) === 'false'; i++) await keys(page, 'z');
  expect(await undo()).toBe('true');
  await untilStored(page, before);
});

test('a selection is seen and counted before a key acts on it, and on nothing else', async () => {
  await holdShift(page, ...Array<'ArrowRight'>(11).fill('ArrowRight'));
  expect(await text(page, '.count')).toBe('12 selected');
  expect(await page.$$('.tile[aria-selected=true]')).toHaveLength(12);
  expect(await stored(page)).toEqual({});
  await picture(page, 'review-selection');
  await keys(page, 'x');
  const twelve = Object.fromEntries(cards.slice(0, 12).map((card) => [card.id, 'rejected']));
  await untilStored(page, twelve as never);
  expect(await text(page, '.count')).toBe('');
  await keys(page, 'p');
  expect(await stored(page).then(Object.keys)).toHaveLength(12);
  await keys(page, 'z', 'z');
  await untilStored(page, {});
});

test('full screen takes the same keys, shows the picture and what it is, and drops a selection', async () => {
  await holdShift(page, 'ArrowRight');
  await keys(page, 'Space');
  await page.waitForSelector('canvas[data-asset]');
  expect(await text(page, '.count')).toBe('');
  expect(await current(page)).toBe(id(1));
  expect(await text(page, '.details')).toContain('1024 × 1024');
  expect(await text(page, '.details')).toContain('4 of 16 cr');
  const drawn = await page.$eval('canvas', (one) => one.width * one.height);
  expect(drawn).toBeGreaterThan(100_000);
  await keys(page, 'p', 'x', 'ArrowLeft', 'x');
  await untilStored(page, { [id(1)]: 'usable' });
  await picture(page, 'review-full');
  await keys(page, 'Escape');
  await page.waitForSelector('[role=listbox]');
  expect(await current(page)).toBe(id(2));
});

test('nothing is captured in a filter; Esc leads back to the assets', async () => {
  await page.focus('.filters select');
  await keys(page, 'p', 'x', 'u', 'z', 'Escape');
  expect(await stored(page)).toEqual({});
  expect(await page.evaluate(() => document.activeElement?.role)).toBe('listbox');
  await keys(page, 'p');
  await untilStored(page, { [id(0)]: 'usable' });
});

test('Space on a button presses the button', async () => {
  await page.focus('footer .verdicts button');
  await keys(page, 'Space');
  await untilStored(page, { [id(0)]: 'usable' });
  expect(await page.$('.stage')).toBeNull();
});

test('A is a visible switch; without it the same asset stays', async () => {
  const checked = () => page.$eval('.toggle input', (box) => box.checked);
  expect(await checked()).toBe(true);
  await keys(page, 'a', 'p');
  expect(await checked()).toBe(false);
  expect(await current(page)).toBe(id(0));
  await untilStored(page, { [id(0)]: 'usable' });
});

test('resumes where it stopped, with the filter that was chosen', async () => {
  await keys(page, 'x', 'p', 'ArrowRight', 'ArrowRight', 'Space');
  await page.waitForSelector('.stage');
  await until(
    () => page.evaluate('chrome.storage.local.get("reviewPlace")') as Promise<Placed>,
    ({ reviewPlace }) => reviewPlace?.asset === id(4) && reviewPlace.full,
  );
  await page.close();
  page = await openReview(house);
  await page.waitForSelector('.stage canvas[data-asset]');
  expect(await current(page)).toBe(id(4));
  expect(await text(page, 'h1')).toContain('39 from this week');
  await keys(page, 'Escape');
  await page.locator('.switch label::-p-text(Rejected)').click();
  await until(
    () => text(page, 'h1'),
    (words) => words.startsWith('1 rejected'),
  );
  await until(
    () => page.evaluate('chrome.storage.local.get("reviewPlace")') as Promise<Placed>,
    ({ reviewPlace }) => reviewPlace?.filter.show === 'rejected',
  );
  await page.reload();
  await page.waitForSelector('.tile');
  expect(await text(page, 'h1')).toContain('1 rejected from this week');
});
type Placed = { reviewPlace?: { asset: string; full: boolean; filter: { show: string } } };

test('the end of the queue is calm, says what came of it and leads to the week’s report', async () => {
  for (let i = 0; i < 41; i++) await keys(page, i < 23 ? 'p' : 'x');
  await page.waitForSelector('#finished');
  expect(await text(page, '#finished')).toBe('All reviewed: 23 usable of 41, less than a minute');
  const link = await page.$eval('.finish a', (one) => one.getAttribute('href'));
  expect(link).toMatch(/^report\.html#week=2\d{3}-W\d\d$/);
  // With nothing on show, keys have nothing to act on.
  await keys(page, 'x', 'p', 'ArrowLeft', 'u');
  await until(
    () => stored(page),
    (all) => Object.keys(all).length === 41,
  );
  await picture(page, 'review-finish');
  await keys(page, 'z');
  await until(
    () => stored(page),
    (all) => Object.keys(all).length === 40,
  );
  expect(await current(page)).toBe(id(40));
});

test('what was skipped comes back before the end', async () => {
  await keys(page, 'ArrowRight', 'ArrowRight', 'End', 'p');
  expect(await current(page)).toBe(id(0));
  expect(await text(page, '.said-last')).toContain('Back to the 40 that you skipped');
});

test('a verdict that cannot be stored is put back and said', async () => {
  await page.evaluate(async (asset) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('tierwise');
      request.onsuccess = () => resolve(request.result);
    });
    const tx = db.transaction('shelf', 'readwrite');
    tx.objectStore('shelf').delete(asset);
    await new Promise((resolve) => {
      tx.oncomplete = resolve;
    });
    db.close();
  }, id(0));
  await keys(page, 'p', 'x');
  await until(
    () => text(page, '[role=alert]'),
    (words) => words.includes('not kept and put back'),
  );
  expect(await page.$(`[id="asset-${id(0)}"] .verdict`)).toBeNull();
  await untilStored(page, { [id(1)]: 'rejected' });
  await keys(page, 'z');
  await untilStored(page, {});
});

test('addresses lead to one asset and to one week', async () => {
  await page.close();
  page = await openReview(house, `#asset=${id(30)}`);
  await page.waitForSelector('canvas[data-asset]');
  expect(await current(page)).toBe(id(30));
  await page.evaluate('location.hash = "#week=2020-W07"');
  await until(
    () => text(page, 'h1'),
    (words) => words.includes('week 7, 2020'),
  );
  expect(await text(page, '.finish')).toContain('41 assets outside this filter wait');
});

test('C holds a draft against its promotion, by slider too; keys act on the one that is chosen', async () => {
  cards = shelfCards(8, house.studio.url, Date.now(), (card, index) =>
    index === 5 ? { request: { ...card.request, promotedFrom: id(1) } } : {},
  );
  await page.close();
  await freshShelf(house, cards);
  page = await openReview(house, `#asset=${id(5)}`);
  await page.waitForSelector('canvas[data-asset]');
  await keys(page, 'c');
  await page.waitForSelector('.compare .large img');
  expect(await text(page, '.compare')).toContain('The draft, and what was promoted from it');
  expect(await text(page, '.side.active strong')).toBe('Promotion');
  await keys(page, 'p', 'k', 'ArrowLeft', 'x');
  expect(await text(page, '.side.active strong')).toBe('Draft');
  expect(await text(page, 'footer [aria-pressed=true]')).toContain('Reject');
  await untilStored(page, { [id(5)]: 'usable', [id(1)]: 'rejected' });
  await until(
    () => cardOf(page, id(5)),
    ({ compositionKept }) => compositionKept === true,
  );
  await page.locator('.switch label::-p-text(Slider)').click();
  await page.focus('.slider input');
  await keys(page, 'ArrowRight');
  expect(await page.$eval('.slider', (one) => one.getAttribute('style'))).toContain('51%');
  expect(await text(page, '.side.active strong')).toBe('Draft');
  await picture(page, 'review-compare');
  await keys(page, 'z', 'z', 'Escape');
  await page.waitForSelector('[role=listbox]');
  await untilStored(page, {});
});

test('two that are selected are compared with each other', async () => {
  await holdShift(page, 'ArrowRight');
  await keys(page, 'c');
  await page.waitForSelector('.compare');
  expect(await text(page, '.compare')).toContain('Two assets');
  await keys(page, 'ArrowLeft', 'x');
  await untilStored(page, { [id(0)]: 'rejected' });
});

test('two hundred hostile prompts are text and nothing else', async () => {
  const attacks = [
    '<img src=x onerror="document.title=1">',
    '"><script>alert(1)</script>',
    "javascript:alert('x')",
    '<style>*{display:none}</style><svg onload=confirm(1)>',
    '\u202Eesrever‮ <iframe srcdoc="<script>top.hit=1</script>">',
  ];
  cards = shelfCards(200, house.studio.url, Date.now(), (card, index) => ({
    url: index % 2 ? 'javascript:alert(document.domain)' : `${house.studio.url}/images/none.png`,
    project: attacks[(index + 1) % attacks.length] ?? null,
    request: {
      ...card.request,
      prompt: `${attacks[index % attacks.length]} ${index}`,
      model: attacks[(index + 2) % attacks.length] ?? null,
    },
  }));
  await page.close();
  await freshShelf(house, cards, (index) => index % 3 > 0);
  const dialogs: string[] = [];
  page = await house.browser.newPage();
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(`chrome-extension://${house.extension}/review.html`);
  await page.waitForSelector('.tile img');
  const strange = () =>
    page.evaluate(
      () =>
        document.querySelectorAll(
          'body script:not([src]), iframe, svg[onload], [onerror], body style',
        ).length,
    );
  for (const key of ['End', 'Home', 'Space'] as const) {
    await keys(page, key);
    expect(await strange()).toBe(0);
  }
  for (let i = 0; i < 200; i++) {
    expect(await text(page, '.details .prompt')).toBe(cards[i]?.request.prompt);
    await keys(page, 'ArrowRight');
  }
  expect(await strange()).toBe(0);
  expect(await page.title()).toBe('Tierwise review');
  expect(dialogs).toEqual([]);
}, 180_000);

test('the popup leads there, with the number that waits', async () => {
  await page.close();
  const popup = await surface(house.browser, house.extension, 'popup');
  // Verdicts make the background count anew.
  await keysElsewhere();
  const button = popup.locator('button::-p-text(Review 40 from this week)');
  await button.click();
  const target = await house.browser.waitForTarget(
    (one) => one.type() === 'page' && one.url().endsWith('/review.html'),
  );
  page = (await target.page()) as Page;
  await page.waitForSelector('.tile');
  expect(await text(page, 'h1')).toContain('40 from this week');
});

async function keysElsewhere(): Promise<void> {
  const other = await openReview(house);
  await other.waitForSelector('.tile');
  await keys(other, 'p');
  await untilStored(other, { [id(0)]: 'usable' });
  await other.close();
}
