import type { Page } from 'puppeteer-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  sampleFinished,
  sampleGate,
  sampleRated,
  sampleRequested,
} from '../../companion/sample.ts';
import type { View } from '../../extension/state.ts';
import { keepPack, WATCH_DAYS } from '../../shared/keep-pack.ts';
import { RuleSet } from '../../shared/rule.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { anotherBrowser } from './another-browser.ts';
import { bothSchemes, picture, read } from './open.ts';

let house: House;
let authorization: string;
let page: Page;
const DEVICE = uuidv7();
beforeAll(async () => {
  house = await openHouse();
  authorization = await anotherBrowser(house.companion, DEVICE);
  await generateInThePast(6);
  page = await surface(house.browser, house.extension, 'options');
  await page.setViewport({ width: 800, height: 1000 });
  await page.waitForSelector('[data-rule=explore-light]');
});
afterAll(() => house?.close());

async function tell(path: string, method: string, body: unknown): Promise<unknown> {
  const reply = await fetch(`${house.companion.url}${path}`, {
    method,
    headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(reply.status).toBe(200);
  return reply.json();
}

const asked = async (path: string) =>
  (
    await fetch(`${house.companion.url}${path}`, { headers: { Authorization: authorization } })
  ).json();
const stored = async () => RuleSet.parse(await asked('/v1/rules'));

/** Heavy images at 4 credits, of one idea each, half of them usable. */
async function generateInThePast(times: number): Promise<void> {
  const at = Date.now() - 3 * 86_400_000;
  for (let i = 0; i < times; i += 1) {
    const { request, ...rest } = sampleGate(DEVICE, at);
    const heavy = { ...request, tier: 'heavy' as const, model: 'banana-ai-pro' };
    await tell('/v1/gate', 'POST', { ...rest, request: heavy });
    const { generation } = rest;
    const asset = uuidv7();
    const requested = sampleRequested(DEVICE, 3 * i + 1, at, generation);
    await tell('/v1/events', 'POST', {
      events: [
        { ...requested, request: heavy },
        sampleFinished(DEVICE, 3 * i + 2, at + 1, generation, asset),
        sampleRated(DEVICE, 3 * i + 3, at + 2, asset, i % 2 === 0 ? 'usable' : 'rejected'),
      ],
    });
  }
}

const card = (id: string) => `[data-rule=${id}]`;
const textOf = (selector: string) =>
  page.$eval(selector, (found) => found.textContent.replace(/\s+/g, ' ')).catch(() => '');
const ruleIn = (rules: RuleSet, id: string) => rules.rules.find((rule) => rule.id === id);
const press = (within: string, text: string) =>
  page.locator(`${within} button::-p-text(${text})`).click();

test('a slider says at once what it would have done to the past, and is saved', async () => {
  await page.locator(`${card('explore-light')} summary`).click();
  const whatIf = `${card('explore-light')} .what-if`;
  // Nobody knows whether the person would have gone on when asked.
  const first = await until(
    () => textOf(whatIf),
    (text) => text.includes('It would have stopped 0 to 6 of 6 requests.'),
  );
  expect(first).toContain('0 to 24 credits saved on studio.example.');
  expect(first).toContain('0 to 3 usable images would not have been made.');
  const slider = await page.waitForSelector(`${card('explore-light')} input[type=range]`);
  await slider?.focus();
  await page.keyboard.press('Home');
  await until(
    () => textOf(`${card('explore-light')} output`),
    (text) => text === '1',
  );
  await picture(page, 'rule-open');
  await press(card('explore-light'), 'Save');
  const saved = await until(
    stored,
    (rules) => ruleIn(rules, 'explore-light')?.params[0]?.value === 1,
  );
  expect(ruleIn(saved, 'explore-light')?.mode).toBe('watch');
});

test('all five limits are set here; one that is no number is named', async () => {
  const field = (label: string) => page.locator(`aria/${label}[role="textbox"]`);
  await field('Per week').fill('many');
  await until(
    () => textOf('.caps'),
    (text) => text.includes('number') || text.includes('Credits') || text.includes('like'),
  );
  await field('Per week').fill('90');
  await field('Per project').fill('300');
  await field('Kept for finals').fill('12,5');
  await press('section[aria-labelledby=limits]', 'Save limits');
  const { caps } = await until(stored, (rules) => rules.caps.weekly !== null);
  expect(caps).toEqual({
    daily: null,
    weekly: 90_000,
    project: 300_000,
    generation: null,
    finals: 12_500,
  });
});

test('a rule of my own is checked while it is written, with its column and what was expected', async () => {
  await press('section[aria-labelledby=rules]', 'Add a rule');
  await page.waitForSelector(card('own-1'));
  await page.locator(`${card('own-1')} summary`).click();
  const box = page.locator(`${card('own-1')} textarea`);
  await box.fill('request.teir == "heavy"');
  const wrong = await until(
    () => textOf(`${card('own-1')} .field .red`),
    (text) => text.startsWith('Column 9'),
  );
  expect(wrong).toContain('No such key: teir: expected site, kind, media, model, tier');
  // What it would have done is said in the same card, which moves the button.
  await until(
    () => textOf(`${card('own-1')} .what-if`),
    (text) => text.includes('Rule "own-1"'),
  );
  await press(card('own-1'), 'Save');
  const refused = await until(
    () => textOf('section[aria-labelledby=rules] .said.bad'),
    (text) => text !== '',
  );
  expect(refused).toContain('Rule "own-1"');
  await box.fill('request.tier == "heavy"');
  await until(
    () => textOf(`${card('own-1')} .what-if`),
    (text) => text.includes('0 to 6 of 6'),
  );
  await page.select(`${card('own-1')} select`, 'block');
  await until(
    () => textOf(`${card('own-1')} .what-if`),
    (text) => text.includes('It would have stopped 6 of 6 requests.'),
  );
  await press(card('own-1'), 'Save');
  const rules = await until(stored, (now) => ruleIn(now, 'own-1')?.verdict === 'block');
  expect(ruleIn(rules, 'own-1')).toMatchObject({ when: 'request.tier == "heavy"', mode: 'off' });
});

test('what was changed is listed, and each state of before can be had back', async () => {
  await page.locator('.history summary').click();
  const list = await until(
    () => textOf('.history ol'),
    (text) => text.includes('My rule 1'),
  );
  expect(list).toContain('Week none → 90; Project none → 300; Kept for finals none → 12.5');
  expect(list).toContain('Explore before heavy: Generations of an idea first 3 → 1');
  await picture(page, 'rule-history');
  const rows = await page.$$('.history li');
  const before = await stored();
  await rows.at(-1)?.$eval('button', (button) => button.click());
  const restored = await until(stored, ({ revision }) => revision > before.revision);
  expect(ruleIn(restored, 'explore-light')?.params[0]?.value).toBe(3);
  expect(restored.caps.weekly).toBeNull();
  expect(ruleIn(restored, 'own-1')).toBeUndefined();
});

test('a rule that watched for two weeks proposes itself with what it would have done', async () => {
  const rules = await stored();
  const long = Date.now() - (WATCH_DAYS + 1) * 86_400_000;
  const aged = rules.rules.map((rule) =>
    rule.id === 'explore-light' ? { ...rule, watchedSince: long } : rule,
  );
  await tell('/v1/rules', 'PUT', keepPack({ ...rules, rules: aged }, Date.now()));
  await page.evaluate("chrome.runtime.sendMessage({ id: 0, type: 'reconnect' })").catch(() => {});
  const proposal = 'section.amber';
  await page.waitForSelector(proposal, { timeout: 45_000 });
  const said = await until(
    () => textOf(`${proposal} .what-if`),
    (text) => text.includes('requests'),
  );
  expect(said).toContain('Had it held, over the last eight weeks:');
  expect(await bothSchemes(page)).toEqual([]);
  await picture(page, 'rule-proposal');
  await press(proposal, 'Let it hold');
  await until(stored, (now) => ruleIn(now, 'explore-light')?.mode === 'enforce');
  await until(
    () => read<View>(page, 'view'),
    ({ snapshot }) => ruleIn(snapshot.rules, 'explore-light')?.mode === 'enforce',
  );
});
