import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { viewFor } from '../screens/view.ts';
import { type House, surface, typePrompt, until } from '../walks/house.ts';
import { inOverlay, openAlone, picture, seed } from './open.ts';

let house: House;
beforeAll(async () => {
  house = await openAlone();
  await paint({});
});
afterAll(() => house.close());

/** Shows the page a history; the worker writes a view of its own only when something happens. */
async function paint(change: Partial<View>): Promise<void> {
  const page = await surface(house.browser, house.extension, 'options');
  await seed(page, { view: viewFor(house.studio.url, Date.now(), change) });
  await page.close();
  await house.page.bringToFront();
}

const line = () =>
  inOverlay<string>(house.page, "return root?.querySelector('.hint')?.innerText ?? ''");
const spoken = () =>
  inOverlay<string>(
    house.page,
    "return root?.querySelector('.hint [role]')?.getAttribute('aria-label') ?? ''",
  );

/** Controls and texts of the page that the line lies on. */
const covered = () =>
  inOverlay<string[]>(
    house.page,
    `const box = root.querySelector('.hint').getBoundingClientRect();
     const lies = (rect) => rect.left < box.right && rect.right > box.left && rect.top < box.bottom && rect.bottom > box.top;
     const controls = [...document.querySelectorAll('a,button,input,textarea,select,label,img,[role=combobox]')];
     return controls.filter((one) => lies(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80));`,
  );

test('tier, price and what is left, with nothing of the page covered', async () => {
  await until(spoken, (text) => text.includes('left'));
  expect(await spoken()).toMatch(/^Light · 4 cr · [\d,]+ left today, lasts$/);
  expect(await covered()).toEqual([]);
  await picture(house.page, 'hint-plain');
});

test('follows the model within the frame after the change, and advises where it changes something', async () => {
  await typePrompt(house.page, 'a brass telescope on a balcony');
  await house.page.locator('[role=combobox]').click();
  await house.page.locator('[role=option]::-p-text(Banana AI pro)').click();
  await until(spoken, (text) => text.includes('draft'));
  expect(await spoken()).toMatch(/^First draft: Light at 1K saves ~14 cr/);
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
  await picture(house.page, 'hint-card');
  await house.page.keyboard.press('Escape');
  await until(spoken, (text) => text.startsWith('Heavy'));
});

test('says what holds history up, hollow and in words', async () => {
  const { connection } = viewFor(house.studio.url, Date.now());
  await paint({ connection: { ...connection, state: 'away', waiting: 14 } });
  await until(spoken, (text) => text.includes('history paused, 14 events waiting'));
  expect(await inOverlay(house.page, "return Boolean(root.querySelector('.ring'))")).toBe(true);
  await paint({});
  await until(spoken, (text) => text.includes('left today'));
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
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: false });
  });
  const { connection } = viewFor(house.studio.url, Date.now());
  await paint({ connection: { ...connection, state: 'away', waiting: 3 } });
  await until(spoken, (text) => text.includes('3 events'));
  await paint({});
  await until(spoken, (text) => text.includes('left today'));
  expect(
    await house.page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts),
  ).toEqual([]);

  await house.page.setViewport({ width: 900, height: 700 });
  await until(covered, (found) => found.length === 0);
  await picture(house.page, 'hint-small-window');
});

test('is a dot where there is no room, and still says everything', async () => {
  await house.page.setViewport({ width: 330, height: 560 });
  await until(spoken, (text) => text !== '');
  await picture(house.page, 'hint-phone');
  expect(await covered()).toEqual([]);
  expect((await line()).length).toBeLessThan(80);
});
