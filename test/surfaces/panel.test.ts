import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { generate, type House, surface, until } from '../walks/house.ts';
import { findings, inOverlay, openAlone, picture, read } from './open.ts';

let house: House;
beforeAll(async () => {
  house = await openAlone();
});
afterAll(() => house.close());

const sheet = (body = "return root?.querySelector('[role=dialog]')?.textContent ?? ''") =>
  inOverlay<string>(house.page, body);
const submits = () =>
  house.studio.requests.filter(({ path }) => path === '/api/ai/generate').length;

test('a cap typed in the panel is stored, holds the next request, and the panel lets it go', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  await panel.setViewport({ width: 360, height: 900 });
  const field = await panel.waitForSelector('::-p-aria(Per generation)');
  await field?.type('many');
  expect(await panel.$eval('[aria-invalid=true]', (field) => field.getAttribute('inputmode'))).toBe(
    'decimal',
  );
  await field?.click({ count: 3 });
  await field?.type('2,5');
  await panel.locator('button::-p-text(Save limits)').click();
  await until(
    () => read<View>(panel, 'view'),
    ({ snapshot }) => snapshot.rules.caps.generation === 2500,
  );

  await house.page.bringToFront();
  await generate(house.page, 'a lighthouse on a quiet coast');
  await until(sheet, (text) => text.includes('needs your approval'));
  expect(submits()).toBe(0);
  expect(await findings(house.page, 'tierwise-overlay')).toEqual([]);
  await picture(house.page, 'sheet-approval');

  await panel.bringToFront();
  const reason = await panel.waitForSelector('.card.amber input');
  const approve = panel.locator('button::-p-text(Approve)');
  await approve.click();
  expect(submits()).toBe(0);
  await reason?.type('The client waits');
  await picture(panel, 'panel-approval');
  await new Promise((resolve) => setTimeout(resolve, 600));
  await approve.click();
  await until(submits, (count) => count === 1);
  await until(sheet, (text) => text === '');
  await until(
    () => read<View>(panel, 'view'),
    ({ snapshot }) => snapshot.recent.some(({ prompt }) => prompt?.includes('quiet coast')),
  );
  await panel.waitForSelector('.generation');
  await picture(panel, 'panel-recorded');
  await panel.close();
});

test('Esc in the sheet sends nothing, and the sheet lets go of the keyboard', async () => {
  await house.page.bringToFront();
  const before = submits();
  await generate(house.page, 'a lighthouse in fog');
  await until(sheet, (text) => text.includes('needs your approval'));
  await house.page.keyboard.press('Escape');
  await until(sheet, (text) => text === '');
  expect(submits()).toBe(before);
  // On the button that was pressed; or nowhere, where the page has disabled it meanwhile.
  const focused = await house.page.evaluate(() => document.activeElement?.tagName);
  expect(['BUTTON', 'BODY']).toContain(focused);
});

test('a rule set to enforce asks first; clicks by script and too early ones do not count', async () => {
  const options = await surface(house.browser, house.extension, 'options');
  const field = await options.waitForSelector('aria/Per generation[role="textbox"]');
  await field?.click({ count: 3 });
  await options.keyboard.press('Backspace');
  await options.locator('button::-p-text(Save limits)').click();
  await until(
    () => read<View>(options, 'view'),
    ({ snapshot }) => snapshot.rules.caps.generation === null,
  );
  await options.locator('[data-rule=explore-light] input[value=enforce]').click();
  await until(
    () => read<View>(options, 'view'),
    ({ snapshot }) =>
      snapshot.rules.rules.some(({ id, mode }) => id === 'explore-light' && mode === 'enforce'),
  );
  await options.close();

  await house.page.bringToFront();
  const before = submits();
  await house.page.locator('[role=combobox]').click();
  await house.page.locator('[role=option]::-p-text(Banana AI pro)').click();
  await generate(house.page, 'a teapot');
  await until(sheet, (text) => text.includes('Generate anyway'));
  await sheet("root.querySelector('.primary').click(); return ''");
  await picture(house.page, 'sheet-confirm');
  await new Promise((resolve) => setTimeout(resolve, 700));
  await sheet("root.querySelector('.primary').click(); return ''");
  expect(submits()).toBe(before);
  await house.page.keyboard.press('Tab');
  await house.page.keyboard.type('final for the pitch');
  await house.page.keyboard.press('Tab');
  await house.page.keyboard.press('Enter');
  await until(submits, (count) => count === before + 1);
});

test('over the cap of the day nothing is sent, and the sheet says why until it is closed', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  await (await panel.waitForSelector('::-p-aria(Per day)'))?.type('20');
  await panel.locator('button::-p-text(Save limits)').click();
  await until(
    () => read<View>(panel, 'view'),
    ({ snapshot }) => snapshot.rules.caps.daily === 20_000,
  );
  await panel.close();

  await house.page.bringToFront();
  const before = submits();
  await house.page.locator('button::-p-text(Generate)').setTimeout(20_000).click();
  await until(sheet, (text) => text.includes('Not sent'));
  expect(await sheet()).toContain('Your cap is 20 credits a day');
  await picture(house.page, 'sheet-refused');
  expect(await findings(house.page, 'tierwise-overlay')).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  await house.page.keyboard.press('Tab');
  await house.page.keyboard.press('Enter');
  await until(sheet, (text) => text === '');
  expect(submits()).toBe(before);
});
