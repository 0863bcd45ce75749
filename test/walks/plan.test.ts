import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { bothSchemes, picture, read } from '../surfaces/open.ts';
import { generate, type House, openHouse, surface, until } from './house.ts';
import { ofType } from './recorded.ts';

let house: House;
let panel: Page;
beforeAll(async () => {
  house = await openHouse();
  panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.setViewport({ width: 360, height: 1300 });
});
afterAll(() => house?.close());

const card = () => panel.$eval('.plan-card', (one) => one.textContent ?? '');
const view = () => read<View>(panel, 'view');
const recent = async () => (await view()).snapshot.recent;

async function draw(prompt: string): Promise<void> {
  const before = (await recent()).length;
  await house.page.bringToFront();
  await generate(house.page, prompt);
  await until(
    recent,
    (all) => all.length > before && all[0]?.end === 'succeeded' && all[0].charge !== null,
  );
  await panel.bringToFront();
}

async function type(label: string, text: string): Promise<void> {
  const box = (await panel.$$(`.plan-card ::-p-aria(${label})`)).at(-1);
  await box?.click({ count: 3 });
  await box?.type(text);
}

test('a brief is stated in the panel; what was not priced here is ?, and the counts stand all the same', async () => {
  await draw('a red fox in the snow at dawn');
  await until(card, (text) => text.includes('State a brief'));
  await panel.locator('::-p-text(State a brief)').click();
  await type('Stills', '0');
  await panel.locator('button::-p-text(Plan it)').click();
  await until(card, (text) => text.includes('At least one still or clip.'));
  expect(await bothSchemes(panel)).toEqual([]);
  await type('Stills', '1');
  await type('Clips', '3');
  await type('Credits for it', '400');
  const deadline = (await panel.$$('.plan-card ::-p-aria(Deadline)'))[0];
  const tomorrow = await panel.$$eval(
    '.plan-card option',
    (all) => all.find((one) => one.textContent === 'tomorrow 09:00')?.value ?? '',
  );
  await deadline?.select(tomorrow);
  await picture(panel, 'plan-form');
  await panel.locator('button::-p-text(Plan it)').click();
  const text = await until(card, (all) => all.includes('Next:'));
  expect(text).toContain('1 still · 3 clips of 5 s');
  expect(text).toContain('tomorrow 09:00');
  expect(text).toContain('No clip of 5 s was priced');
  expect(text).toMatch(/Next: \d+ light drafts? of the first hero, ~/);
  expect(text).toMatch(/Credits\?\?\?/);
  expect(await bothSchemes(panel)).toEqual([]);
  await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await picture(panel, 'plan-unknown');
  const [stated] = await until(
    async () => ofType(await house.companion.events(), 'brief.stated'),
    (all) => all.length === 1,
  );
  expect(stated?.brief).toMatchObject({ stills: 1, clips: 3, clipSeconds: 5, credits: 400_000 });
});

test('it is planned anew as work goes on, and when the brief is changed', async () => {
  await panel.locator('button::-p-text(Change)').click();
  await type('Clips', '0');
  await type('Stills', '2');
  const finals = (await panel.$$('.plan-card ::-p-aria(Finals)'))[0];
  await finals?.select('any');
  await panel.locator('button::-p-text(Change the brief)').click();
  const before = await until(card, (text) => text.includes('2 stills'));
  expect(before).toMatch(/Credits~\d/);
  expect(before).toContain('0 of 2 finals usable');
  await picture(panel, 'plan-before');
  await draw('a red fox in the snow at dusk');
  const spent = await until(card, (text) => /· [1-9][\d.]* of 400 cr spent/.test(text));
  expect(spent).toContain('0 of 2 finals usable');
  await panel.locator('.asset').hover();
  await panel.locator('.asset .rate button').click();
  const after = await until(card, (text) => text.includes('1 of 2 finals usable'));
  expect(after).toContain('of the second still');
  const cost = (text: string) => Number(/Credits~([\d,]+)/.exec(text)?.[1]?.replace(',', ''));
  expect(cost(after)).toBeLessThan(cost(before));
  await picture(panel, 'plan-after');
  await panel.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await picture(panel, 'plan-dark');
});

test('an idea is put right in the panel; the next generations follow, and it can be undone', async () => {
  await draw('a red fox in the snow at noon');
  const rows = () => panel.$$eval('.idea', (all) => all.map((one) => one.textContent ?? ''));
  const told = await until(rows, (all) => all.length === 3);
  expect(told[0]).toContain('words alike with “a red fox in the snow');
  const first = (await recent())[0];
  await panel.locator('.idea button').click();
  const choice = await panel.waitForSelector('.idea select');
  await choice?.select('new');
  await until(recent, ([one]) => one?.concept !== first?.concept && one?.conceptStated === true);
  expect((await rows())[0]).toContain('you said so');
  await draw('a red fox in the snow at noon, a kite');
  const [next, moved] = await recent();
  expect(next?.concept).toBe(moved?.concept);
  expect(next?.concept).not.toBe(first?.concept);
  await picture(panel, 'idea-corrected');
  await panel.locator('.idea button::-p-text(Undo)').click();
  await until(recent, (all) => all[1]?.concept === first?.concept);
  const events = await until(
    async () => ofType(await house.companion.events(), 'concept.stated'),
    (all) => all.length === 2,
  );
  expect(events.map(({ generation }) => generation)).toEqual([first?.id, first?.id]);
});
