import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { viewFor } from '../screens/view.ts';
import { type House, surface, typePrompt, until } from '../walks/house.ts';
import { inOverlay, openAlone, picture, seed } from './open.ts';

let house: House;
let seeder: Page;
beforeAll(async () => {
  house = await openAlone();
  seeder = await surface(house.browser, house.extension, 'options');
  await house.page.bringToFront();
});
afterAll(() => house.close());

/**
 * Shows the page a history, until the line says what is expected of it: the worker writes a view
 * of its own whenever it hears from the page.
 */
async function paint(change: Partial<View>, expected: RegExp): Promise<void> {
  await until(
    async () => {
      await seed(seeder, { view: restingView(change) });
      await new Promise((resolve) => setTimeout(resolve, 100));
      return spoken();
    },
    (text) => expected.test(text),
  );
}

/** A history in which nothing is under way: the line would count that down. */
function restingView(change: Partial<View>): View {
  const view = viewFor(house.studio.url, Date.now(), change);
  const recent = view.snapshot.recent.filter(({ end }) => end !== null);
  return { ...view, snapshot: { ...view.snapshot, recent } };
}

const spoken = () =>
  inOverlay<string>(
    house.page,
    "return root?.querySelector('.hint [role]')?.getAttribute('aria-label') ?? ''",
  );

/** Controls and texts of the page that the line lies on, or another part of ours. */
const covered = (by = '.hint', what = 'a,button,input,textarea,select,label,img,[role=combobox]') =>
  inOverlay<string[]>(
    house.page,
    `const box = root.querySelector('${by}').getBoundingClientRect();
     const lies = (rect) => rect.left < box.right && rect.right > box.left && rect.top < box.bottom && rect.bottom > box.top;
     const controls = [...document.querySelectorAll('${what}')];
     return controls.filter((one) => lies(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80));`,
  );

test('tier, price and what is left, with nothing of the page covered', async () => {
  await paint({}, /^Light · 4 cr · [\d,]+ left today, lasts$/);
  expect(await covered()).toEqual([]);
  await picture(house.page, 'hint-plain');
});

test('follows the model, and advises where it changes something', async () => {
  await typePrompt(house.page, 'a brass telescope on a balcony');
  await house.page.locator('[role=combobox]').click();
  await house.page.locator('[role=option]::-p-text(Banana AI pro)').click();
  await until(spoken, (text) => /^First draft: Light \(1K\) saves ~?14 cr/.test(text));
  expect(await covered()).toEqual([]);
  await picture(house.page, 'hint-advice');
});

test('Esc dismisses while the line has the focus, and only then', async () => {
  await house.page.locator('#image-prompt').click();
  await house.page.keyboard.press('Escape');
  expect(await spoken()).toContain('First draft');
  await inOverlay(house.page, "root.querySelector('.hint').focus()");
  await until(
    () => inOverlay<string>(house.page, "return root.querySelector('.card')?.innerText ?? ''"),
    (text) => text.includes('read from this page'),
  );
  expect(await covered('.card', '#image-prompt, .submit .primary')).toEqual([]);
  await picture(house.page, 'hint-card');
  await house.page.keyboard.press('Escape');
  await until(spoken, (text) => text.startsWith('Heavy'));
  // Typed anew it is the same idea.
  await typePrompt(house.page, 'a brass telescope on a balcony, at night');
  expect(await spoken()).toMatch(/^Heavy/);
});

const chosen = () => house.page.$eval('[role=combobox]', (box) => box.textContent ?? '');

test('Enter chooses the advised model in the studio’s own form, and no other key does', async () => {
  // Another idea, for which it may be said again.
  await typePrompt(house.page, 'two lemons on a linen cloth');
  await until(spoken, (text) => text.startsWith('First draft'));
  await inOverlay(house.page, "root.querySelector('.hint').focus()");
  await picture(house.page, 'hint-ways');
  await house.page.keyboard.press('Enter');
  await until(chosen, (text) => text.includes('Nano Banana'));
  await until(spoken, (text) => text.startsWith('Light'));
});

test('a model chosen against the advice is left alone while the idea lasts', async () => {
  await typePrompt(house.page, 'three pears on a marble shelf');
  await house.page.locator('[role=combobox]').click();
  await house.page.locator('[role=option]::-p-text(Banana AI pro)').click();
  await until(spoken, (text) => text.startsWith('First draft'));
  await house.page.locator('[role=combobox]').click();
  await house.page.locator('[role=option]::-p-text(Nano Banana)').click();
  await until(spoken, (text) => text.startsWith('Light'));
  await house.page.locator('[role=combobox]').click();
  await house.page.locator('[role=option]::-p-text(Banana AI pro)').click();
  await until(spoken, (text) => text.startsWith('Heavy'));
  await typePrompt(house.page, 'a bicycle against a yellow wall');
  await until(spoken, (text) => text.startsWith('First draft'));
  await inOverlay(house.page, "root.querySelector('.hint').focus()");
  await house.page.keyboard.press('Escape');
  await until(spoken, (text) => text.startsWith('Heavy'));
});

test('says what holds history up, hollow and in words', async () => {
  const { connection } = viewFor(house.studio.url, Date.now());
  const away = { connection: { ...connection, state: 'away' as const, waiting: 14 } };
  await paint(away, /history paused, 14 events waiting/);
  expect(await inOverlay(house.page, "return Boolean(root.querySelector('.ring'))")).toBe(true);
  await paint({}, /left today/);
});

test('follows the theme of the site, not that of the system', async () => {
  const scheme = () =>
    inOverlay<string>(house.page, "return root.querySelector('.hint').style.colorScheme");
  await house.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await until(scheme, (value) => value === 'light');
  await house.page.locator('header button[aria-label*="dark" i]').click();
  await until(scheme, (value) => value === 'dark');
  await inOverlay(house.page, "root.querySelector('.hint').focus()");
  await picture(house.page, 'hint-dark');
});

test('moves nothing of the page and stays with the button when it moves', async () => {
  await house.page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    type Shift = PerformanceEntry & { sources: { previousRect: DOMRect; currentRect: DOMRect }[] };
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as Shift[]) shifts.push(JSON.stringify(sources));
    }).observe({ type: 'layout-shift', buffered: false });
  });
  const { connection } = viewFor(house.studio.url, Date.now());
  await paint({ connection: { ...connection, state: 'away', waiting: 3 } }, /3 events/);
  await paint({}, /left today/);
  expect(
    await house.page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts),
  ).toEqual([]);

  await house.page.setViewport({ width: 900, height: 700 });
  await until(covered, (found) => found.length === 0);
  await picture(house.page, 'hint-small-window');
});

test('is a dot where there is no room, and still says everything', async () => {
  await house.page.setViewport({ width: 236, height: 700 });
  await house.page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .find(({ textContent }) => textContent?.includes('Generate'))
      ?.scrollIntoView({ block: 'center' }),
  );
  const width = () =>
    inOverlay<number>(
      house.page,
      "return root.querySelector('.hint').getBoundingClientRect().width",
    );
  await until(width, (pixels) => pixels > 0 && pixels < 40);
  expect(await spoken()).toMatch(/^Heavy · 18 cr · /);
  expect(await covered()).toEqual([]);
  await picture(house.page, 'hint-dot');
});
