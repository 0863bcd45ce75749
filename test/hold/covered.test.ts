import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inOverlay, picture } from '../surfaces/open.ts';
import { openUnderstood } from '../teach/teaching.ts';
import { type House, openHouse, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';
import type { PlainSite } from './plain-site.ts';
import { judgeAll } from './tell-extension.ts';
import { startUnheldStudio } from './unheld-studio.ts';

let house: House;
let studio: PlainSite;
let page: Page;
beforeAll(async () => {
  [house, studio] = await Promise.all([openHouse(), startUnheldStudio('a worker')]);
  page = await openUnderstood(house, studio.url);
  await page.setViewport({ width: 900, height: 760 });
});
afterAll(async () => {
  await studio?.close();
  await house?.close();
});
beforeEach(async () => {
  studio.arrived.length = 0;
  await page.bringToFront();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const events = async () =>
  (await house.companion.events()).filter((one) => one.site === studio.url);
const requested = async (count: number) => {
  const all = await until(events, (some) => ofType(some, 'generation.requested').length >= count);
  return ofType(all, 'generation.requested');
};
const finished = (count: number) =>
  until(
    async () => ofType(await events(), 'generation.finished'),
    ({ length }) => length >= count,
    30_000,
  );
const arrives = (count: number) =>
  until(
    () => studio.arrived.length,
    (have) => have === count,
  );
const sheet = () =>
  inOverlay<string>(page, "return root?.querySelector('.sheet')?.innerText ?? ''");
const sheetSays = (words: string) => until(sheet, (text) => text.includes(words));
const answer = (words: string) =>
  page.locator(`>>> .sheet button[aria-disabled="false"]::-p-text(${words})`).click();
const heard = () => page.evaluate('heard.splice(0)');
/** Rules change for every page at once, but a page foresees what they say a moment later. */
const judge = async (verdict: 'confirm' | 'block' | 'needs-approval' | null) => {
  await judgeAll(house.browser, house.extension, verdict);
  await page.bringToFront();
  await pause(400);
};
const write = (prompt: string) => page.locator('#words').fill(prompt);

test('a press that no request shows of is noticed by what came of it, and recorded', async () => {
  await judge(null);
  await write('a lighthouse by night');
  await page.locator('#go').click();
  await arrives(1);
  const [ended] = await finished(1);
  const [asked] = await requested(1);
  expect(asked).toMatchObject({
    ...{ seen: 'page', outcome: 'released' },
    // By the page's own words: no request told the studio's name for it.
    request: { prompt: 'a lighthouse by night', model: 'Swift', kind: 'text-to-image' },
    quoted: { credits: 7000, provenance: 'measured' },
    decision: { decidedBy: 'nobody' },
  });
  expect(ended).toMatchObject({
    ...{ generation: asked?.generation, outcome: 'succeeded' },
    charged: { credits: 7000, provenance: 'measured' },
  });
  expect(ended?.assets.map(({ url }) => url)).toEqual([expect.stringMatching(/^sha256:/)]);
});

test('what the rules allow goes with one press, in no way delayed', async () => {
  await write('a harbour at noon');
  await page.locator('#go').click();
  await arrives(1);
  expect(await sheet()).toBe('');
  await finished(2);
  expect((await requested(2)).at(-1)).toMatchObject({ seen: 'page', outcome: 'released' });
});

test('a rule that asks: the first press asks, the second is the real one, wherever the button is', async () => {
  await write('a bridge in fog');
  await judge('confirm');
  await heard();
  await page.locator('#go').click();
  await sheetSays('Because the test says so.');
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await pause(300);
    await picture(page, `covered-asks-${value}`);
  }
  expect(await heard()).toEqual([]);
  await answer('Generate anyway');
  await sheetSays('Allowed: press Generate (7 credits) again');
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await pause(300);
    await picture(page, `covered-allowed-${value}`);
  }
  expect(studio.arrived).toEqual([]);
  await page.evaluate("build(); place.style.marginTop = '120px'");
  await pause(600);
  await page.locator('#go').click();
  await arrives(1);
  await until(sheet, (text) => text === '');
  expect((await requested(3)).at(-1)).toMatchObject({
    ...{ seen: 'page', outcome: 'released' },
    decision: { verdict: 'confirm', decidedBy: 'companion' },
    request: { prompt: 'a bridge in fog' },
  });
  // One press was allowed, not all.
  await page.locator('#go').click();
  await sheetSays('Because the test says so.');
  await answer('Cancel');
  expect((await requested(4)).at(-1)?.outcome).toBe('cancelled');
  await arrives(1);
});

test('keys are asked about like presses: in the prompt, and on the button', async () => {
  await write('a mill by a stream');
  await pause(400);
  await page.focus('#words');
  const keys: (() => Promise<void>)[] = [
    async () => {
      await page.keyboard.down('Control');
      await page.keyboard.press('Enter');
      await page.keyboard.up('Control');
    },
    () => page.keyboard.press('Enter'),
    () => page.keyboard.press('Space'),
  ];
  for (const [index, press] of keys.entries()) {
    studio.arrived.length = 0;
    if (index === 1) await page.focus('#go');
    await press();
    await sheetSays('Because the test says so.');
    expect(studio.arrived).toEqual([]);
    await answer('Generate anyway');
    await sheetSays('Allowed: press');
    await press();
    await arrives(1);
  }
  expect(await page.$eval('#words', (box) => (box as HTMLTextAreaElement).value)).toBe(
    'a mill by a stream',
  );
});

test('a press of no person asks nothing and opens nothing, and what was asked for is what goes', async () => {
  await write('a kite');
  await pause(400);
  await page.evaluate("go.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))");
  await page.evaluate("go.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))");
  await pause(400);
  expect(await sheet()).toBe('');
  await page.locator('#go').click();
  await sheetSays('Because the test says so.');
  await answer('Generate anyway');
  await sheetSays('Allowed: press');
  // Another prompt than the one that was allowed is asked about anew.
  await write('a castle');
  await page.locator('#go').click();
  await sheetSays('Because the test says so.');
  expect(studio.arrived).toEqual([]);
  await answer('Cancel');
});

test('a rule that forbids: the page gets no press at all, and it is recorded', async () => {
  const before = (await requested(1)).length;
  await judge('block');
  await heard();
  await page.locator('#go').click();
  await sheetSays('Not sent');
  await page.keyboard.press('Escape');
  await pause(300);
  expect(await heard()).toEqual([]);
  expect(studio.arrived).toEqual([]);
  expect((await requested(before + 1)).at(-1)).toMatchObject({
    ...{ seen: 'page', outcome: 'refused' },
    decision: { verdict: 'block' },
  });
});

test('with our side frozen the page goes on with the next press, and once it is gone with the first', async () => {
  await judge('confirm');
  const target = house.browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(house.extension));
  const session = await target!.createCDPSession();
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  await page.locator('#go').click();
  await sheetSays('Tierwise does not answer: press');
  await page.locator('#go').click();
  await arrives(1);
  await session.send('Debugger.disable');
  await session.detach();

  await house.browser.uninstallExtension(house.extension);
  await pause(500);
  for (let press = 0; press < 2 && studio.arrived.length < 2; press += 1) {
    await page.locator('#go').click();
    await pause(1800);
  }
  expect(studio.arrived).toHaveLength(2);
});
