import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../extension/state.ts';
import { findings, picture, read } from '../surfaces/open.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';

let house: House;
let panel: Page;
beforeAll(async () => {
  house = await openHouse();
  panel = await surface(house.browser, house.extension, 'sidepanel');
});
afterAll(() => house?.close());

const said = () => panel.$eval('body', (body) => body.textContent ?? '');

test('a broken rules file is kept, and the panel says so until rules are saved anew', async () => {
  const { companion } = house;
  const state = join(companion.dataFolder, 'state');
  await companion.signal('SIGTERM');
  await writeFile(join(state, 'rules.json'), '{"revision": 3, "caps": {"daily": 40');
  await companion.start();
  await until(
    () => read<View>(panel, 'view'),
    ({ snapshot }) => snapshot.notices?.length === 1,
    60_000,
  );
  const text = await until(said, (all) => all.includes('found something broken'));
  const kept = (await readdir(state)).find((name) => name.startsWith('rules.json.corrupt-'));
  expect(kept).toBeDefined();
  expect(text).toContain(`rules.json cannot be used: it is not JSON. It is kept as`);
  expect(text).toContain(kept);
  expect(await findings(panel)).toEqual([]);
  await picture(panel, 'panel-broken-rules');

  // Saving them is what takes the notice away, not what comes every half minute anyway.
  await panel.evaluate("chrome.alarms.clear('sync')");
  await panel.locator('input[inputmode=decimal]').fill('40');
  await panel.locator('button::-p-text(Save limits)').click();
  await until(said, (all) => all.includes('Saved.') && !all.includes('found something broken'));
});
