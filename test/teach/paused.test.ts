import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { atRest, findings, inOverlay, openAlone, picture } from '../surfaces/open.ts';
import { type House, until } from '../walks/house.ts';
import { type OddStudio, startOddStudio } from './odd-studio.ts';
import { atStep, openPage, pointAt, said, startTeaching, understoodAs } from './teaching.ts';

const PARTS = [
  ['Prompt', 'textarea'],
  ['Generate', '.go'],
  ['Model', '[role=radio]'],
] as const;

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

/** A page that was taught, and whose hint stands. */
async function openTaught(): Promise<void> {
  studio = await startOddStudio();
  page = await openPage(house, `${studio.url}/`);
  await startTeaching(house, page);
  for (const [name, css] of PARTS) {
    await atStep(page, name);
    await pointAt(page, css);
  }
  await atStep(page, 'Balance');
  await page.keyboard.press('f');
  await until(
    () => said(page),
    (text) => text.startsWith('Learned on this page'),
  );
  await until(hint, (text) => text !== '');
}

const shown = (css: string) =>
  inOverlay<string>(
    page,
    `const box = root?.querySelector('${css}'); return box && !box.hidden ? box.innerText : ''`,
  );
const hint = () => shown('.hint');
const paused = () => shown('.paused');
/** Takes the prompt box out of the page, as a site that changed would. */
const takeBox = () =>
  page.evaluate(`
    globalThis.kept = document.querySelector('textarea');
    kept.replaceWith(Object.assign(document.createElement('p'), { textContent: 'Soon here again' }));
  `);
const giveBox = () =>
  page.evaluate("document.querySelector('main p').replaceWith(globalThis.kept)");
/** Controls, texts and pictures of the page that the line lies on. */
const covered = () =>
  inOverlay<string[]>(
    page,
    `const box = root.querySelector('.paused').getBoundingClientRect();
     const lies = (rect) => rect.left < box.right && rect.right > box.left && rect.top < box.bottom && rect.bottom > box.top;
     return [...document.querySelectorAll('button,input,textarea,img,label,.row span,header *')]
       .filter((one) => lies(one.getBoundingClientRect()))
       .map((one) => one.outerHTML.slice(0, 80));`,
  );

test('pauses visibly when the prompt box goes, and the hint is back when it returns', async () => {
  await openTaught();
  await takeBox();
  await until(
    async () => [await hint(), await paused()],
    ([line, why]) => line === '' && (why ?? '').includes('hints are paused, nothing is guessed'),
  );
  expect(await covered()).toEqual([]);
  const understood = await until(
    () => understoodAs(house, studio.url),
    (now) => now?.state === 'paused',
  );
  expect(understood?.reason).toBeTruthy();

  await inOverlay(page, "root.querySelector('.paused').focus()");
  await until(paused, (text) => /prompt/i.test(text) && /recorded|recording/i.test(text));
  for (const theme of ['', 'dark']) {
    await page.evaluate(`document.documentElement.className = '${theme}'`);
    await until(
      () => inOverlay<string>(page, "return root.querySelector('.paused').style.colorScheme"),
      (scheme) => scheme === (theme || 'light'),
    );
    expect(await findings(page, 'tierwise-overlay')).toEqual([]);
    await picture(page, `paused-${theme || 'light'}`);
  }
  await giveBox();
  await until(
    async () => [await hint(), await paused()],
    ([line, why]) => line !== '' && why === '',
  );
});

test('with no button known, a pill at the edge that covers nothing; one click copies the report', async () => {
  await openTaught();
  await page.type('textarea', 'a brass telescope on a balcony');
  await page.evaluate("document.querySelector('.go').remove()");
  await until(paused, (text) => text.includes('Copy report'));
  expect(await covered()).toEqual([]);
  await picture(page, 'paused-pill');
  const press = async (words: string) => {
    const place = await inOverlay<{ x: number; y: number }>(
      page,
      `const button = [...root.querySelectorAll('.paused button')].find(({ innerText }) => innerText === '${words}');
       const { left, top, width, height } = button.getBoundingClientRect();
       return { x: left + width / 2, y: top + height / 2 };`,
    );
    await page.mouse.click(place.x, place.y);
  };
  await press('Copy report');
  await until(paused, (text) => text.includes('Report copied'));
  const context = house.browser.defaultBrowserContext();
  await context.overridePermissions(studio.url, ['clipboard-read']);
  const report = (await page.evaluate('navigator.clipboard.readText()')) as string;
  expect(report).toContain('Tierwise: what a page is taken for');
  expect(report).toContain('state: paused');
  expect(report).toContain('submit: not found');
  expect(report).not.toMatch(/telescope|balcony/);

  await press('Teach');
  await until(
    () => said(page),
    (text) => text.startsWith('Prompt'),
  );
  expect(await paused()).toBe('');
  await page.keyboard.press('Escape');
  await until(paused, (text) => text.includes('Teach'));
});

test('the popup says what is understood of the page, and has it taught', async () => {
  await openTaught();
  await page.bringToFront();
  const extension = (await house.browser.extensions()).get(house.extension);
  await extension?.triggerAction(page);
  const target = await house.browser.waitForTarget((one) => one.url().endsWith('/popup.html'));
  const popup = await target.asPage();
  const words = () => popup.$eval('main', (main) => main.textContent ?? '');
  await until(words, (text) => text.includes('Understood: prompt, model, Generate'));
  expect(await words()).toContain('not found: ');
  expect(await words()).toContain('You taught this page.');
  for (const value of ['light', 'dark']) {
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await atRest(popup);
    expect(await findings(popup)).toEqual([]);
    await picture(popup, `popup-understood-${value}`);
  }
  await popup.locator('button::-p-text(Copy report)').click();
  await until(words, (text) => text.includes('Report copied'));
  await popup.locator('button::-p-text(Teach this page)').click();
  await atStep(page, 'Prompt');
});

test('nothing is said in a page on which no form is found', async () => {
  studio = await startOddStudio();
  page = await openPage(house, `${studio.url}/?plain`);
  await until(
    () => understoodAs(house, studio.url),
    (now) => now?.state === 'none',
  );
  expect(await paused()).toBe('');
  expect(await hint()).toBe('');
});
