import { afterAll, beforeAll, expect, test } from 'vitest';
import { generate, type House, openHouse, surface, until } from '../walks/house.ts';
import { type PlainSite, startPlainSite } from './plain-site.ts';
import { judgeAll, readView, tell } from './tell-extension.ts';

let house: House;
let site: PlainSite;
beforeAll(async () => {
  house = await openHouse({ companion: 'paired' });
  site = await startPlainSite();
});
afterAll(async () => {
  await house?.close();
  await site?.close();
});

const SUBMIT = `fetch('/api/ai/generate', { method: 'POST', body: JSON.stringify({ scene: 'text-to-image', model: 'm', prompt: 'a cat', options: {} }) }).then((r) => r.text())`;
const recordedHere = async () =>
  (await readView(house.browser, house.extension)).snapshot.recent.filter(
    (one) => one.site === site.url,
  ).length;

test('a site is left alone until it is switched on; then "reload" is offered, and it is held after one', async () => {
  const page = await house.browser.newPage();
  await page.goto(site.url);
  expect(await page.evaluate(SUBMIT)).toContain('"code":0');
  expect(await page.$('tierwise-overlay')).toBeNull();
  await tell(house.browser, house.extension, 'enableSite', site.url);
  await page.bringToFront();
  const line = await page.locator('>>> .tierwise.hint').setTimeout(5000).waitHandle();
  await until(
    () => line.evaluate((element) => element.textContent ?? ''),
    (text) => /reload/i.test(text),
  );
  await page.evaluate(SUBMIT);
  expect(await recordedHere()).toBe(0);
  await page.reload();
  expect(await page.evaluate(SUBMIT)).toContain('"code":0');
  await until(recordedHere, (count) => count === 1);

  await tell(house.browser, house.extension, 'disableSite', site.url);
  await page.reload();
  await page.evaluate(SUBMIT);
  expect(await page.$('tierwise-overlay')).toBeNull();
  expect(await recordedHere()).toBe(1);
  await page.close();
});

test('switching a site on that is on already starts nothing twice', async () => {
  const { page, studio } = house;
  await tell(house.browser, house.extension, 'enableSite', studio.url);
  await page.bringToFront();
  expect(await page.$$('tierwise-overlay')).toHaveLength(1);
  await generate(page, 'still held once');
  await until(
    async () => (await readView(house.browser, house.extension)).snapshot.recent,
    (all) => all.filter(({ prompt }) => prompt === 'still held once').length === 1,
  );
});

test('a site without the permission, or that is none, is not switched on', async () => {
  for (const [wanted, why] of [
    ['https://studio.example', /permission/],
    ['studio.example', /not the address/],
    ['chrome://settings', /not the address/],
  ] as const)
    expect(await tell(house.browser, house.extension, 'enableSite', wanted)).toMatchObject({
      ok: false,
      why: expect.stringMatching(why),
    });
});

test('a script in a page may not say what our own pages may, nor a page speak for another', async () => {
  const { page } = house;
  const session = await page.createCDPSession();
  const contexts: { id: number; auxData?: { type?: string } }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context as never));
  await session.send('Runtime.enable');
  const isolated = contexts.find(({ auxData }) => auxData?.type === 'isolated')!;
  const say = async (type: string, data: unknown) => {
    const message = JSON.stringify({ id: 1, type, data, timestamp: 1 });
    const { result } = await session.send('Runtime.evaluate', {
      contextId: isolated.id,
      expression: `chrome.runtime.sendMessage(${message}).then((reply) => JSON.stringify(reply))`,
      awaitPromise: true,
    });
    return String(result.value);
  };
  const before = await readView(house.browser, house.extension);
  for (const [type, data] of [
    ['saveRules', { ...before.snapshot.rules, rules: [] }],
    ['enableSite', 'http://localhost:1'],
    ['disableSite', house.studio.url],
    [
      'answerApproval',
      { generation: '01a20c9a-a15e-7027-a925-05fc16b92abb', approved: true, reason: '' },
    ],
    ['forgetCompanion', null],
    ['reconnect', null],
    ['pairWithCode', 'x'.repeat(32)],
    ['pair', 'x'.repeat(32)],
  ] as const)
    expect([type, await say(type, data)]).toEqual([type, expect.stringContaining('may not')]);
  const id = '01a20c9a-a15e-7027-a925-05fc16b92abb';
  const foreign = {
    type: 'balance.observed',
    site: 'https://other.example',
    balance: 1,
    daily: null,
  };
  await say('observe', [{ id, at: Date.now(), resetZone: null, body: foreign }]);
  const after = await readView(house.browser, house.extension);
  expect(after.snapshot.sites['https://other.example']).toBeUndefined();
  expect(after.snapshot.rules).toEqual(before.snapshot.rules);
  expect(after.misunderstood.map(({ what }) => what).join()).toContain('another site');
});

test('a page has no way to the extension at all', async () => {
  const { page, extension } = house;
  expect(await page.evaluate('typeof chrome?.runtime?.sendMessage')).toBe('undefined');
  const reached = await page.evaluate(
    `fetch('chrome-extension://${extension}/options.html').then(() => true, () => false)`,
  );
  expect(reached).toBe(false);
});

test('over a modal dialog of the page the sheet can be seen and pressed', async () => {
  await tell(house.browser, house.extension, 'enableSite', site.url);
  await judgeAll(house.browser, house.extension, 'confirm');
  const page = await house.browser.newPage();
  await page.goto(site.url);
  await page.evaluate(`window.said = ''; document.body.insertAdjacentHTML('beforeend', '<dialog id="own" style="width:90vw;height:90vh"><button>Own</button></dialog>');
    document.getElementById('own').showModal(); ${SUBMIT}.then((text) => { window.said = text; }); 0`);
  await page
    .locator('>>> [role="dialog"] button[aria-disabled="false"]::-p-text(Generate anyway)')
    .setTimeout(8000)
    .click();
  await until(
    () => page.evaluate('said') as Promise<string>,
    (text) => text.includes('"code":0'),
  );
  // The page's own dialog is back as it was.
  expect(await page.evaluate("document.getElementById('own').matches(':modal')")).toBe(true);
  await page.locator('#own button').click();
  await judgeAll(house.browser, house.extension, null);
});

test('what is stored for surfaces holds no key', async () => {
  const panel = await surface(house.browser, house.extension, 'sidepanel');
  const stored = JSON.stringify(await panel.evaluate('chrome.storage.local.get()'));
  expect(stored).not.toMatch(/"secret"|[0-9a-f]{64}/);
  await panel.close();
});
