import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleRule } from '../../companion/sample.ts';
import { NO_CAPS, type RuleSet } from '../../shared/rule.ts';
import { findings, inOverlay, picture } from '../surfaces/open.ts';
import { enable, type House, openHouse, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { judgeBy, readView } from './tell-extension.ts';

let house: House;
let site: PlainSite;
let page: Page;
beforeAll(async () => {
  house = await openHouse({ companion: 'paired' });
  site = await startPlainSite();
  await enable(house.browser, house.extension, site.url);
});
afterAll(async () => {
  await house?.close();
  await site?.close();
});
beforeEach(async () => {
  if (!house.companion.running) await house.companion.start();
  await page?.close();
  page = await house.browser.newPage();
  await page.goto(site.url);
  site.arrived.length = 0;
});

const CAPS = { ...NO_CAPS, generation: 5000 };
const limit = sampleRule({ id: 'limit', when: 'has(caps.generation)', verdict: 'block' });
const asking = sampleRule({ id: 'asking' });

const set = async (given: Partial<RuleSet>) => {
  await judgeBy(house.browser, house.extension, { caps: CAPS, ...given });
  await page.bringToFront();
};
const send = (prompt: string) => {
  const body = JSON.stringify({ scene: 'text-to-image', model: 'm', prompt, options: {} });
  return page.evaluate(`window.result = null;
    fetch('/api/ai/generate', { method: 'POST', body: ${JSON.stringify(body)} })
      .then((r) => r.status, (e) => e.name).then((said) => { window.result = said; }); 0`);
};
const result = () =>
  until(
    () => page.evaluate('window.result') as Promise<number | string | null>,
    (said) => said !== null,
  );
const sheet = () =>
  inOverlay<string>(page, "return root?.querySelector('.sheet')?.textContent ?? ''");
const recorded = async (prompt: string) => {
  const { snapshot } = await until(
    () => readView(house.browser, house.extension),
    (view) => view.snapshot.recent.some((one) => one.prompt === prompt),
  );
  await page.bringToFront();
  return snapshot.recent.find((one) => one.prompt === prompt);
};
const requestedIn = async (prompt: string) => {
  const events = await until(
    () => house.companion.events(),
    (all) => ofType(all, 'generation.requested').some((one) => one.request.prompt === prompt),
  );
  return ofType(events, 'generation.requested').find((one) => one.request.prompt === prompt);
};

test('with the companion away a rule only watches, and the limits of the person hold', async () => {
  await set({ away: 'limits', rules: [asking] });
  await house.companion.signal('SIGKILL');
  await send('away and asked of nobody');
  expect(await result()).toBe(200);
  expect(site.arrived).toHaveLength(1);
  expect((await recorded('away and asked of nobody'))?.rules).toEqual([]);
  await house.companion.start();
  const told = await requestedIn('away and asked of nobody');
  expect(told?.decision).toMatchObject({ verdict: 'allow', decidedBy: 'extension' });
  expect(told?.decision.watched.map(({ rule }) => rule)).toEqual(['asking']);

  await set({ away: 'limits', rules: [asking, limit] });
  await house.companion.signal('SIGKILL');
  await send('away and over the limit');
  await until(sheet, (text) => text.includes('Not sent'));
  expect(site.arrived).toHaveLength(1);
});

test('set so, every rule holds, or none does', async () => {
  await set({ away: 'rules', rules: [asking] });
  await house.companion.signal('SIGKILL');
  await send('away and asked');
  await until(sheet, (text) => text.includes('Because the test says so.'));
  expect(site.arrived).toHaveLength(0);
  await page.keyboard.press('Escape');
  await house.companion.start();

  await set({ away: 'nothing', rules: [asking, limit] });
  await house.companion.signal('SIGKILL');
  await send('away and free');
  expect(await result()).toBe(200);
});

test('a rule that lets it go says its note, keeps nothing up and goes away by itself', async () => {
  const note = sampleRule({ id: 'note', verdict: 'allow', message: 'Another model might do it.' });
  await set({ rules: [note] });
  await send('noted');
  expect(await result()).toBe(200);
  await until(sheet, (text) => text === 'Another model might do it.');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  expect(await findings(page, 'tierwise-overlay')).toEqual([]);
  await picture(page, 'sheet-noted');
  await until(sheet, (text) => text === '', 12_000);
  expect((await requestedIn('noted'))?.decision.because).toEqual([
    { rule: 'note', text: 'Another model might do it.' },
  ]);
});
