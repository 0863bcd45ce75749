import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Preferences, View } from '../../extension/state.ts';
import { type House, surface, typePrompt, until } from '../walks/house.ts';
import { findings, inOverlay, openAlone, picture, read } from './open.ts';

let house: House;
let panel: Page;
beforeAll(async () => {
  house = await openAlone();
  panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.setViewport({ width: 360, height: 900 });
});
afterAll(() => house.close());

const spoken = () =>
  inOverlay<string>(
    house.page,
    "return root?.querySelector('.hint [role]')?.getAttribute('aria-label') ?? ''",
  );
const kept = () => read<Preferences>(panel, 'preferences');
const select = "select:has(option[value='a4'])";

test('preferences of before there were destinations are completed, and one is chosen', async () => {
  await panel.evaluate(
    'chrome.storage.local.set({ preferences: { showHint: true, project: null } })',
  );
  await panel.reload();
  await panel.waitForSelector(select);
  await panel.select(select, 'social');
  const stored = await until(kept, ({ destinations }) => Boolean(destinations?.['']));
  expect(stored).toMatchObject({ showHint: true, project: null, promoteTo: 'next' });
  expect(stored.destinations['']).toMatchObject({ width: 1080, height: 1920 });
});

test('a draft says nothing of it; a final that is too small says what it needs', async () => {
  await house.page.bringToFront();
  await typePrompt(house.page, 'a brass telescope on a balcony');
  await until(spoken, (text) => text.startsWith('Light ·'));
  await inOverlay(house.page, "root.querySelector('.hint').focus()");
  const card = () =>
    inOverlay<string>(house.page, "return root.querySelector('.card')?.innerText ?? ''");
  const said = await until(card, (text) => text.includes('Social'));
  // The studio's own aspect is 1:1 at first.
  expect(said).toContain('1K is 1.9x too small for Social 1080 × 1920: upscale, crop loses 44 %');
  expect(said).toContain('Enough for a draft');
  await picture(house.page, 'hint-card-destination');
  // A price is noted once the form has rested for a second; who is faster has not seen Light's.
  await until(
    () => read<View>(panel, 'view'),
    ({ snapshot }) =>
      snapshot.sites[house.studio.url]?.prices.some(({ key }) => key.model === 'nano-banana') ??
      false,
  );
  await house.page.locator('[role=combobox]').click();
  await house.page.locator('[role=option]::-p-text(Flux 2 Pro)').click();
  // Which tier fits would come first, were the lighter one’s price not known to be near.
  const line = await until(spoken, (text) => text.startsWith('Social'));
  expect(line).toMatch(/^Social 1080 × 1920: needs 2K · /);
  expect(line.split(' · ')).toHaveLength(3);
  await picture(house.page, 'hint-destination');
});

test('a size of one’s own: errors in words, stored once it is one, each project its own', async () => {
  await panel.bringToFront();
  await panel.select(select, 'own');
  const field = (label: string) => panel.locator(`.field ::-p-aria(${label}) `);
  await field('Width').fill('wide');
  await panel.waitForSelector('[aria-invalid=true]');
  expect(await panel.$eval('.note.red', (note) => note.textContent)).toBe(
    'Whole pixels, like 1080.',
  );
  expect((await kept()).destinations['']?.id).toBe('own');
  expect(await findings(panel)).toEqual([]);
  await picture(panel, 'panel-destination');
  await field('Width').fill('628');
  await field('Height').fill('1200');
  await until(kept, ({ destinations }) => destinations['']?.name === '628 × 1200');
  await field('Name').fill('Autumn');
  await until(kept, ({ project }) => project === 'Autumn');
  await panel.waitForFunction(
    (wanted) => (document.querySelector(wanted) as HTMLSelectElement)?.value === '',
    {},
    select,
  );
  await panel.select(select, 'a4');
  const both = await until(kept, ({ destinations }) => Boolean(destinations.Autumn));
  expect(both.destinations['']?.name).toBe('628 × 1200');
  expect(both.destinations.Autumn?.id).toBe('a4');
});
