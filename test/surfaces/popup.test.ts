import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, until } from '../walks/house.ts';
import { inOverlay, openAlone, picture, read } from './open.ts';

let house: House;
beforeAll(async () => {
  house = await openAlone();
});
afterAll(() => house.close());

/** Opens the popup over the studio's tab as the toolbar's button does. */
async function popup(): Promise<Page> {
  await house.page.bringToFront();
  const extension = (await house.browser.extensions()).get(house.extension);
  await extension?.triggerAction(house.page);
  const target = await house.browser.waitForTarget((one) => one.url().endsWith('/popup.html'));
  const page = await target.asPage();
  await page.locator('h1').wait();
  return page;
}

const said = (page: Page) => page.$eval('main', (main) => main.textContent);

test('off, on by name, reloaded, recorded: by the toolbar button alone', async () => {
  let page = await popup();
  expect(await said(page)).toContain(`Enabled on ${house.studio.url}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
  await picture(page, 'popup-enabled');
  await page.locator('button::-p-text(Disable)').click();
  await page.locator(`button::-p-text(Enable on ${house.studio.url})`).wait();
  expect(await read<string[]>(page, 'sites')).not.toContain(house.studio.url);
  await picture(page, 'popup-disabled');
  await page.close();

  await house.page.reload();
  await house.page.locator('#image-prompt').wait();
  expect(await inOverlay(house.page, 'return Boolean(root)')).toBe(false);

  page = await popup();
  await page.locator(`button::-p-text(Enable on ${house.studio.url})`).click();
  await page.locator('button::-p-text(Reload page to record)').wait();
  expect(await read<string[]>(page, 'sites')).toContain(house.studio.url);
  await picture(page, 'popup-reload');
  await until(
    () => inOverlay<string>(house.page, "return root?.querySelector('.hint')?.innerText ?? ''"),
    (text) => text.includes('reload to record'),
  );
  const reloaded = house.page.waitForNavigation();
  await page.locator('button::-p-text(Reload page to record)').click();
  await reloaded;
  await until(
    () => inOverlay<string>(house.page, "return root?.querySelector('.hint')?.innerText ?? ''"),
    (text) => text !== '' && !text.includes('reload'),
  );
});
