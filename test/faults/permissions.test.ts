import { afterAll, beforeAll, expect, test } from 'vitest';
import { readView, tell } from '../hold/tell-extension.ts';
import { generate, type House, openHouse, surface, until } from '../walks/house.ts';
import { expectRecordedOnce, finished } from '../walks/recorded.ts';
import { openPopup } from './open-popup.ts';
import { siteAccess } from './site-access.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { browser, extension } = house;
  await siteAccess(browser, extension, { everywhere: false });
  for (const give of ['http://127.0.0.1/*', 'http://localhost/*'])
    await siteAccess(browser, extension, { give });
  await on(house.studio.url);
});
afterAll(async () => {
  await house?.close();
});

const on = async (site: string) =>
  expect(await tell(house.browser, house.extension, 'enableSite', site)).toEqual({ ok: true });
const give = (what: string) => siteAccess(house.browser, house.extension, { give: what });
const take = (what: string) => siteAccess(house.browser, house.extension, { take: what });
const view = () => readView(house.browser, house.extension);

/** What the browser lists and runs, as it says itself. */
async function standing() {
  const page = await surface(house.browser, house.extension, 'options');
  const said = await page.evaluate(`(async () => ({
    sites: (await chrome.storage.local.get('sites')).sites,
    scripts: (await chrome.scripting.getRegisteredContentScripts()).length,
  }))()`);
  await page.close();
  return said as { sites: string[]; scripts: number };
}

test('without the permission for 127.0.0.1 it says so, records on, and delivers once it is back', async () => {
  const { page, companion, studio } = house;
  const delivered = (count: number) =>
    until(
      async () => (await companion.events()).filter(({ site }) => site === studio.url),
      (all) => finished(all) === count,
      30_000,
    );
  await page.reload();
  await page.bringToFront();
  await page.locator('#image-prompt').wait();
  await generate(page, 'before');
  await delivered(1);
  await take('http://127.0.0.1/*');
  await until(
    async () => (await view()).connection,
    ({ state, blocked }) => state === 'forbidden' && blocked === true,
  );
  const before = (await companion.events()).length;
  await page.bringToFront();
  await page.locator('button:not([disabled])::-p-text(Generate Images)').wait();
  await generate(page, 'meanwhile');
  await until(
    async () => (await view()).connection.waiting,
    (waiting) => waiting >= 3,
    30_000,
  );
  expect(await companion.events()).toHaveLength(before);
  const popup = await surface(house.browser, house.extension, 'popup');
  const text = () => popup.evaluate(() => document.body.textContent ?? '');
  await until(text, (said) => said.includes('Blocked by the browser'));
  expect(await text()).toContain('no longer lets Tierwise reach 127.0.0.1');
  expect(await popup.$('button::-p-text(Allow…)')).not.toBeNull();
  await give('http://127.0.0.1/*');
  expectRecordedOnce(await delivered(2), studio.ledger.tasks);
  await until(text, (said) => said.includes('Connected') && !said.includes('Blocked'));
  await popup.close();
}, 120_000);

test('a site whose permission is taken back in the browser is off, and Enable is offered again', async () => {
  const { page, studio } = house;
  expect(await standing()).toEqual({ sites: [studio.url], scripts: 2 });
  await take('http://localhost/*');
  await until(standing, ({ sites, scripts }) => sites.length === 0 && scripts === 0);
  await page.bringToFront();
  await page.reload();
  await page.locator('#image-prompt').wait();
  const tasks = studio.ledger.tasks.length;
  const { snapshot } = await view();
  await generate(page, 'not recorded');
  await until(
    () => studio.ledger.tasks.length,
    (now) => now === tasks + 1,
  );
  await page.locator('button:not([disabled])::-p-text(Generate Images)').wait();
  expect(await page.$('tierwise-overlay')).toBeNull();
  expect((await view()).snapshot.recent).toEqual(snapshot.recent);
  const popup = await openPopup(house.browser, house.extension, page);
  await popup.locator(`button::-p-text(Enable on ${studio.url})`).setTimeout(10_000).wait();
  expect(await popup.$('button::-p-text(Disable)')).toBeNull();
});
