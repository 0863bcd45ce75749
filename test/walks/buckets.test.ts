import type { Page } from 'puppeteer-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { typedMoment } from '../../shared/grants/moment-of.ts';
import { bothSchemes, picture, read } from '../surfaces/open.ts';
import { generate, type House, openHouse, surface, until } from './house.ts';
import { ofType } from './recorded.ts';
import { sayFromPage } from './shelf-of.ts';

let house: House;
let options: Page;
let popup: Page;
beforeAll(async () => {
  house = await openHouse({ studio: { dailyCredits: 150 } });
  options = await surface(house.browser, house.extension, 'options');
  await options.setViewport({ width: 900, height: 1000 });
  popup = await surface(house.browser, house.extension, 'popup');
  await popup.setViewport({ width: 300, height: 460 });
});
afterAll(() => house?.close());

/** Six hours ago on the studio's wall clock, so that it does not renew while the test runs. */
const RENEWED = typedMoment(Date.now() - 6 * 3_600_000, 'Asia/Tokyo');

const form = () => `form[data-buckets="${house.studio.url}"]`;
const words = () => options.$eval(form(), (one) => one.textContent ?? '');
const press = (text: string) => options.locator(`${form()} ::-p-text(${text})`).click();
const inPopup = () => popup.$eval('main', (main) => main.textContent ?? '');
const stated = async () => ofType(await house.companion.events(), 'grants.stated');

/** Types into a box of the last bucket. */
async function type(label: string, text: string): Promise<void> {
  const boxes = await options.$$(`${form()} fieldset:last-of-type ::-p-aria(${label})`);
  const box = boxes.at(-1)!;
  await box.click({ count: 3 });
  await box.press('Backspace');
  await box.type(text);
}

function values(label: string): Promise<string[]> {
  return options.$$eval(`${form()} ::-p-aria(${label})`, (all) =>
    all.map((one) => (one as HTMLInputElement).value),
  );
}

async function choose(label: string, value: string): Promise<void> {
  const boxes = await options.$$(`${form()} fieldset:last-of-type ::-p-aria(${label})`);
  await boxes.at(-1)!.select(value);
}

/** What the studio took for everything so far, in whole credits. */
async function spent(): Promise<number> {
  const ends = ofType(await house.companion.events(), 'generation.finished');
  const starts = ofType(await house.companion.events(), 'generation.accepted');
  const of = new Map(starts.map((one) => [one.generation, one.charged.credits]));
  for (const one of ends) of.set(one.generation, one.charged.credits ?? of.get(one.generation)!);
  return [...of.values()].reduce<number>((sum, credits) => sum + (credits ?? 0), 0) / 1000;
}

test('buckets are stated in the settings; what is wrong names its box, and nothing is sent', async () => {
  await options.bringToFront();
  await options.locator(form()).wait();
  expect(await words()).toContain('No buckets stated');
  await press('Add a bucket');
  // The studio's own allowance stands there already.
  expect(await values('Credits')).toEqual(['150']);
  expect(await values('Left now')).toEqual(['150']);
  await type('Credits', 'ten');
  await type('Last day', 'soon');
  await press('Save buckets');
  await until(words, (text) => text.includes('A number of credits, like 120 or 4.5.'));
  expect(await words()).toContain('A day such as 2026-12-31, not "soon".');
  expect(await bothSchemes(options)).toEqual([]);
  expect(await stated()).toEqual([]);
  await type('Credits', '40');
  await type('Left now', '6');
  await type('Last day', '');
  await type('Given on', RENEWED);
  await press('Add a bucket');
  await choose('Kind', 'top-up');
  await type('Credits', '100');
  await press('Save buckets');
  await until(words, (text) => text.includes('Saved.'));
  const [event, ...more] = await until(stated, ({ length }) => length > 0);
  expect(more).toEqual([]);
  expect(event?.grants).toMatchObject([
    { kind: 'daily', credits: 40_000, left: 6000, renews: 'daily', expiresAt: null },
    { kind: 'top-up', credits: 100_000, left: 100_000, renews: 'none', priority: 1 },
  ]);
  expect(await words()).toMatch(/6 daily of 40.*100 top-up of 100/);
  expect(await inPopup()).toContain('6 daily, then 100 top-up');
  expect(await inPopup()).toMatch(
    /Use 6 daily credits before \d\d:\d\d[- \w]*: they do not stack\./,
  );
});

test('the studio’s charges are taken in burn order, in the popup and the side panel', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.setViewport({ width: 400, height: 1000 });
  await house.page.bringToFront();
  for (const prompt of ['a lighthouse in fog', 'a red fox in the snow', 'a night market']) {
    const before = await spent();
    await generate(house.page, prompt);
    await until(spent, (now) => now > before);
  }
  const gone = await spent();
  expect(gone).toBeGreaterThan(6);
  const left = 106 - gone;
  await until(inPopup, (text) => text.includes(`${left} top-up`) && !text.includes('daily, then'));
  // The studio gave 150 for today: what the buckets do not explain is said, not spread over them.
  await until(inPopup, (text) => text.includes('44 credits more than your buckets explain.'));
  await popup.bringToFront();
  await picture(popup, 'popup-buckets');
  expect(await bothSchemes(popup)).toEqual([]);
  await panel.bringToFront();
  const list = () => panel.$$eval('.bucket-list li', (all) => all.map((one) => one.textContent));
  await until(list, ([first]) => first?.includes('0 daily of 40') ?? false);
  expect((await list())[1]).toBe(`${left} top-up of 100does not end`);
  await picture(panel, 'panel-buckets');
  expect(await bothSchemes(panel)).toEqual([]);
  await panel.close();
});

test('with the companion away they go on being spent, and its restart keeps them', async () => {
  const before = 106 - (await spent());
  await house.companion.signal('SIGKILL');
  await house.page.bringToFront();
  await generate(house.page, 'a teapot on slate');
  const line = await until(inPopup, (text) => !text.includes(`${before} top-up`));
  const left = Number(/(\d+) top-up/.exec(line)?.[1]);
  expect(left).toBeLessThan(before);
  await house.companion.start();
  await until(spent, (now) => 106 - now === left, 60_000);
  await until(inPopup, (text) => text.includes(`${left} top-up`) && text.includes('Connected'));
  const status = JSON.parse(await house.companion.command('status', '--json'));
  const found = status.sites.find(({ site }: { site: string }) => site === house.studio.url);
  expect(found.buckets).toMatchObject({ left: left * 1000, beyond: 0 });
  await options.bringToFront();
  await until(words, (text) => text.includes(`${left} top-up of 100`));
  await picture(options, 'options-buckets');
});

test('a page cannot state them in the person’s place', async () => {
  const before = await stated();
  const body = { type: 'grants.stated', site: house.studio.url, grants: [] };
  const id = uuidv7();
  const settled = await sayFromPage(house.page, 'observe', [
    { id, at: Date.now(), resetZone: null, body },
  ]);
  expect(settled).toEqual([id]);
  await until(
    () => read<View>(popup, 'view'),
    ({ misunderstood }) =>
      misunderstood.some(({ what }) => what === 'Not recorded: a page said grants.stated'),
  );
  expect(await stated()).toEqual(before);
});
