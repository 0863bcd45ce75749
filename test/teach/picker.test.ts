import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findings, inOverlay, openAlone, picture } from '../surfaces/open.ts';
import { type House, until } from '../walks/house.ts';
import { type OddStudio, startOddStudio } from './odd-studio.ts';
import {
  ask,
  atStep,
  heardBy,
  middleOf,
  openPage,
  pointAt,
  said,
  startTeaching,
  taughtOf,
} from './teaching.ts';

let house: House;
let studio: OddStudio;
let page: Page;
beforeAll(async () => {
  house = await openAlone();
});
afterAll(() => house.close());
afterEach(async () => {
  await page.close();
  await studio.close();
});

async function open(query = ''): Promise<void> {
  studio = await startOddStudio();
  page = await openPage(house, `${studio.url}/${query}`);
}

const hint = () =>
  inOverlay<string>(
    page,
    "const box = root?.querySelector('.hint'); return box && !box.hidden ? box.innerText : ''",
  );
const stored = () =>
  until(
    () => taughtOf(house, studio.url),
    (taught) => Object.keys(taught).length > 0,
  );

const PARTS = [
  ['Prompt', 'textarea'],
  ['Generate', '.go'],
  ['Model', '[role=radio]'],
  ['Balance', 'header b:last-child'],
  ['Cost', '.row span'],
  ['Pictures', '.works img'],
] as const;

test('six clicks teach a whole page, which gets none of them, and the hint stands', async () => {
  await open();
  await page.evaluate("document.querySelector('textarea').focus()");
  await startTeaching(house, page);
  const before = await heardBy(page);
  let actions = 0;
  for (const [name, css] of PARTS) {
    await atStep(page, name);
    await pointAt(page, css);
    actions += 1;
  }
  expect(actions).toBe(6);
  await until(
    () => said(page),
    (text) => text.startsWith('Learned on this page'),
  );
  expect(await heardBy(page)).toEqual(before);
  const taught = await stored();
  expect(Object.keys(taught).sort()).toEqual(
    ['balance', 'cost', 'gallery', 'model', 'prompt', 'submit'].sort(),
  );
  await until(hint, (text) => text.includes('6 cr'));
});

test('what is pointed at is named and tried, an outline around it, and nothing is wrong with it', async () => {
  await open();
  await startTeaching(house, page);
  const { x, y } = await middleOf(page, 'textarea');
  await page.mouse.move(x, y);
  await until(
    () => said(page),
    (text) =>
      text.includes('text box “Whisper your vision…”') && text.includes('Found again: 1 element'),
  );
  const around = await inOverlay<number[]>(
    page,
    "const { left, top } = root.querySelector('.mark').getBoundingClientRect(); return [left, top]",
  );
  const box = await page.$eval('textarea', (element) => {
    const { left, top } = element.getBoundingClientRect();
    return [left, top];
  });
  expect(Math.hypot(around[0]! - box[0]!, around[1]! - box[1]!)).toBeLessThan(8);
  for (const theme of ['', 'dark']) {
    await page.evaluate(`document.documentElement.className = '${theme}'`);
    if (theme) {
      await page.keyboard.press('Escape');
      await startTeaching(house, page);
      await page.mouse.move(x + 1, y);
      await until(
        () => said(page),
        (text) => text.includes('Found again'),
      );
    }
    expect(await findings(page, 'tierwise-overlay')).toEqual([]);
    // Our colours are our own, and not those of a page that happens to be built alike.
    const paint = "return getComputedStyle(root.querySelector('.teach .bar')).backgroundColor";
    expect(await inOverlay<string>(page, paint)).toBe(
      theme ? 'rgb(28, 34, 32)' : 'rgb(255, 255, 255)',
    );
    await picture(page, `teach-${theme || 'light'}`);
  }
});

test('the keyboard alone is enough', async () => {
  await open();
  await startTeaching(house, page);
  const before = await heardBy(page);
  const keys = page.keyboard;
  /** Goes on until the bar names what is wanted. */
  const find = async (words: RegExp) => {
    for (let left = 30; left > 0; left -= 1) {
      if (words.test(await said(page))) return keys.press('Enter');
      await keys.press('Tab');
    }
    throw new Error(`never came to ${words}: ${await said(page)}`);
  };
  await find(/text box “Whisper/);
  await atStep(page, 'Generate');
  await find(/button “Conjure”/);
  await atStep(page, 'Model');
  await find(/Engine|group of 2/);
  await atStep(page, 'Balance');
  await find(/1,250/);
  await atStep(page, 'Cost');
  await find(/Needs 6 sparks/);
  await atStep(page, 'Pictures');
  await keys.press('s');
  await until(
    () => said(page),
    (text) => text.startsWith('Learned on this page'),
  );
  expect(await heardBy(page)).toEqual(before);
  expect(Object.keys(await stored()).sort()).toEqual([
    'balance',
    'cost',
    'model',
    'prompt',
    'submit',
  ]);
});

test('Esc leaves all as it was', async () => {
  await open();
  await page.evaluate("document.querySelector('textarea').focus()");
  const html = () => page.evaluate("document.querySelector('main').innerHTML");
  const was = await html();
  await startTeaching(house, page);
  await pointAt(page, 'textarea');
  await atStep(page, 'Generate');
  await page.keyboard.press('Escape');
  await until(
    () => said(page),
    (text) => text === '',
  );
  expect(await html()).toBe(was);
  expect(await page.evaluate('document.activeElement.localName')).toBe('textarea');
  expect(await taughtOf(house, studio.url)).toEqual({});
  // The page has its presses and keys again.
  await page.keyboard.type('heron');
  expect(await page.$eval('textarea', ({ value }) => value)).toBe('heron');
  expect(await heardBy(page)).toContain('keydown textarea');
});

test('a script of the page’s cannot choose', async () => {
  await open();
  await startTeaching(house, page);
  await page.evaluate(() => {
    const init = { bubbles: true, composed: true, clientX: 400, clientY: 200 };
    document.querySelector('textarea')?.dispatchEvent(new MouseEvent('click', init));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  expect(await said(page)).toMatch(/^Prompt/);
});

test('a box that is there after a click only is opened first', async () => {
  await open('?lazy');
  await startTeaching(house, page);
  await page.keyboard.press('o');
  await until(
    () => said(page),
    (text) => text.includes('The page is yours'),
  );
  await page.locator('.pill').click();
  await page.locator('textarea').wait();
  await page.keyboard.press('Escape');
  await atStep(page, 'Prompt');
  await pointAt(page, 'textarea');
  await atStep(page, 'Generate');
});

test.each([['?shadow'], ['?frame']])(
  'a form inside is pointed at all the same: %s',
  async (query) => {
    await open(query);
    await startTeaching(house, page);
    for (const [name, css] of PARTS.slice(0, 3)) {
      await atStep(page, name);
      await pointAt(page, css);
    }
    await atStep(page, 'Balance');
    await page.keyboard.press('f');
    await until(
      () => said(page),
      (text) => text.startsWith('Learned on this page'),
    );
    expect(Object.keys(await stored()).sort()).toEqual(['model', 'prompt', 'submit']);
  },
);

test('what was taught holds after a reload, and with every class named anew', async () => {
  await open('?hash=a');
  await startTeaching(house, page);
  for (const [name, css] of PARTS) {
    await atStep(page, name);
    await pointAt(page, css);
  }
  await until(
    () => said(page),
    (text) => text.startsWith('Learned on this page'),
  );
  for (const query of ['?hash=a', '?hash=q7']) {
    await page.goto(`${studio.url}/${query}`);
    await until(hint, (text) => text.includes('6 cr'));
  }
});

test('the report names what was found and says nothing of what was typed', async () => {
  await open();
  await page.type('textarea', 'a brass telescope on a balcony at night');
  const report = await ask<{ ok: true; text: string }>(house, page, 'mismatchReport');
  expect(report.text).toContain(`page: ${studio.url}/`);
  expect(report.text).toContain('<textarea');
  expect(report.text).not.toMatch(/telescope|balcony|heron|fox/);
});
