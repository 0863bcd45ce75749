import type { Browser, Page } from 'puppeteer-core';

/** Opens the popup over a tab as the toolbar's button does. */
export async function openPopup(browser: Browser, extension: string, over: Page): Promise<Page> {
  await over.bringToFront();
  await (await browser.extensions()).get(extension)?.triggerAction(over);
  const target = await browser.waitForTarget((one) => one.url().endsWith('/popup.html'), {
    timeout: 10_000,
  });
  return target.asPage();
}
