import type { Page } from 'puppeteer-core';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RuleSet } from '../../shared/rule.ts';
import { readView, tell } from '../hold/tell-extension.ts';
import { anotherBrowser } from '../surfaces/another-browser.ts';
import { bothSchemes, findings, picture } from '../surfaces/open.ts';
import { generate, type House, openHouse, surface, until } from './house.ts';
import { expectNoGaps, finished, ofType } from './recorded.ts';

let house: House;
let options: Page;
let authorization: string;
beforeAll(async () => {
  house = await openHouse();
  authorization = await anotherBrowser(house.companion, uuidv7());
  await generate(house.page, 'a red fox in the snow');
  await ended(1);
  // The first upscale tells the price; from then on the rule asks.
  await upscale();
  await ended(2);
});
afterAll(() => house?.close());

const ended = (n: number) =>
  until(
    () => house.companion.events(),
    (events) => finished(events) === n,
  );
const upscale = () => house.page.locator('button::-p-text(Upscale 2K)').click();
const requests = async (n: number) => {
  const events = await until(
    () => house.companion.events(),
    (all) => ofType(all, 'generation.requested').length === n,
  );
  return ofType(events, 'generation.requested').at(-1);
};
const rules = async () => {
  const headers = { Authorization: authorization };
  const reply = await fetch(`${house.companion.url}/v1/rules`, { headers });
  return RuleSet.parse(await reply.json());
};
const isTakenBack = ({ waivers }: RuleSet) => (waivers[0]?.until ?? Infinity) <= Date.now();
const inSheet = (selector: string) =>
  house.page.locator(`>>> .sheet[role="dialog"] ${selector}`).waitHandle();
const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (found) => found.textContent.replace(/\s+/g, ' ')).catch(() => '');
const answer = async (text: string) =>
  house.page.locator(`>>> .sheet button[aria-disabled="false"]::-p-text(${text})`).click();
const settings = async (text: string) =>
  until(
    () => textOf(options, '[data-waivers]'),
    (said) => said.includes(text),
  );

test('where a rule asks, one choice makes the reason stand; none is taken without a reason', async () => {
  const { page } = house;
  await upscale();
  const span = await inSheet('.again select');
  expect(await findings(page, 'tierwise-overlay')).toEqual([]);
  await picture(page, 'sheet-light');
  // From the sheet itself by the keyboard alone: reason, both buttons, then the choice.
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('for a week');
  await until(
    () => span.evaluate((one) => (one as unknown as { value: string }).value),
    (value) => value === 'week',
  );
  await answer('Generate anyway');
  const label = await inSheet('.reason span');
  await until(
    () => label.evaluate((one) => one.textContent),
    (text) => text.includes('A reason is needed'),
  );
  await picture(page, 'sheet-reason-missing');
  expect(await findings(page, 'tierwise-overlay')).toEqual([]);
  // The keyboard is where the reason goes.
  await page.keyboard.type('the client pays for every 2K');
  await answer('Generate anyway');
  await ended(3);
  expect(await requests(3)).toMatchObject({
    outcome: 'released',
    waiver: 'the client pays for every 2K',
    decision: { verdict: 'confirm', because: [{ rule: 'paid-upscale' }] },
  });
  const { waivers } = await until(rules, (now) => now.waivers.length === 1);
  expect(waivers[0]).toMatchObject({
    rule: 'paid-upscale',
    scope: { sites: [house.studio.url], projects: [], concept: null },
    reason: 'the client pays for every 2K',
  });
  expect(waivers[0]!.until! - waivers[0]!.since).toBe(7 * 86_400_000);
  await page.locator('>>> .sheet.noted ::-p-text(You are not asked again)').wait();
});

test('the next request goes without asking, and is counted with what it cost', async () => {
  await upscale();
  await ended(4);
  const requested = await requests(4);
  const { waivers } = await rules();
  expect(requested).toMatchObject({
    outcome: 'released',
    waiver: null,
    decision: {
      verdict: 'allow',
      because: [],
      waived: [{ rule: 'paid-upscale', waiver: waivers[0]!.id }],
    },
  });
  options = await surface(house.browser, house.extension, 'options');
  await options.setViewport({ width: 800, height: 1000 });
  const said = await settings('Used 1 time');
  expect(said).toContain('Clean up before a paid upscale');
  expect(said).toContain('“the client pays for every 2K”');
  expect(said).toMatch(/ends in 6 days/);
  expect(said).toMatch(/Used 1 time, last just now: [\d.]+ credits? went through/);
});

test('the reason that was given is listed with its cost and what became of the image', async () => {
  await options.locator('[data-waivers] summary::-p-text(Reasons given for one)').click();
  const said = await settings('1 not reviewed');
  expect(said).toMatch(/Clean up before a paid upscale[\d.]+ credits?, 1 not reviewed/);
  await options.$eval('[data-waivers]', (list) => list.scrollIntoView());
  expect(await bothSchemes(options)).toEqual([]);
  for (const value of ['light', 'dark']) {
    await options.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    await picture(options, `options-waivers-${value}`);
  }
});

test('taken back it asks again, and that can be undone like every change of the rules', async () => {
  await options.locator('[data-waiver] button::-p-text(Take back)').click();
  const taken = await until(rules, isTakenBack);
  expect(taken.waivers).toHaveLength(1);
  await settings('1 waiver that ended');
  await house.page.bringToFront();
  await house.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await upscale();
  await inSheet('.again select');
  expect(await findings(house.page, 'tierwise-overlay')).toEqual([]);
  await picture(house.page, 'sheet-dark');
  await answer('Cancel');
  expect(await requests(5)).toMatchObject({ outcome: 'cancelled' });
  await options.bringToFront();
  await options.locator('.history summary::-p-text(What was changed before)').click();
  const changes = await until(
    () => textOf(options, '.history ol'),
    (text) => text.includes('waiver taken back'),
  );
  expect(changes).toMatch(/Clean up before a paid upscale: waived \(http:\/\/localhost:\d+\)/);
  await options.locator('.history li button::-p-text(Back to before this)').click();
  await until(rules, ({ waivers }) => waivers[0]!.until! > Date.now());
  await settings('Take back');
  await house.page.bringToFront();
  await upscale();
  await ended(5);
  expect(await requests(6)).toMatchObject({ decision: { waived: [{ rule: 'paid-upscale' }] } });
  expectNoGaps(await house.companion.events());
});

test('a page cannot answer or choose in the person’s place', async () => {
  await options.bringToFront();
  await options.locator('[data-waiver] button::-p-text(Take back)').click();
  await until(rules, isTakenBack);
  const { page } = house;
  await page.bringToFront();
  await upscale();
  await inSheet('.again select');
  const { revision } = await rules();
  // The test build leaves the shadow root open: more than any page can do.
  await page.evaluate(`(async () => {
    const root = document.querySelector('tierwise-overlay').shadowRoot;
    const select = root.querySelector('.again select');
    select.value = 'site';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    root.querySelector('.reason input').value = 'me';
    await new Promise((resolve) => setTimeout(resolve, 600));
    root.querySelector('.choices .primary').click();
  })()`);
  // What the person presses then goes on alone: the choice was not theirs.
  await inSheet('.again select');
  await answer('Generate anyway');
  await ended(6);
  expect((await rules()).revision).toBe(revision);
});

test('what could not be kept is said, and the rule asks again', async () => {
  const { page, companion } = house;
  const known = await rules();
  await fetch(`${companion.url}/v1/rules`, {
    method: 'PUT',
    headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...known, away: 'rules' }),
  });
  await tell(house.browser, house.extension, 'reconnect');
  await until(
    () => readView(house.browser, house.extension),
    ({ snapshot }) => snapshot.rules.away === 'rules',
  );
  await companion.signal('SIGKILL');
  await page.bringToFront();
  const ask = async () => {
    await upscale();
    return inSheet('.again select');
  };
  const select = await ask();
  await page.locator('>>> .sheet .reason input').fill('the client pays');
  await select.focus();
  await page.keyboard.type('until');
  await answer('Generate anyway');
  await page.locator('>>> .sheet.noted ::-p-text(You will be asked again)').wait();
  await until(
    () => readView(house.browser, house.extension),
    ({ snapshot }) => snapshot.recent[0]?.end === 'succeeded',
  );
  await page.bringToFront();
  await ask();
  await answer('Cancel');
});
