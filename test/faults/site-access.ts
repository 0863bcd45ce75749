import type { Browser } from 'puppeteer-core';

/**
 * What a person does on the browser's own page about an extension: takes a site from it, or gives
 * one, without a question. Only for the tests' own browsers.
 */
export async function siteAccess(
  browser: Browser,
  extension: string,
  change: { give: string } | { take: string } | { everywhere: boolean },
): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://extensions');
  const id = JSON.stringify(extension);
  const call =
    'give' in change
      ? `addHostPermission(${id}, ${JSON.stringify(change.give)})`
      : 'take' in change
        ? `removeHostPermission(${id}, ${JSON.stringify(change.take)})`
        : `updateExtensionConfiguration({ extensionId: ${id}, hostAccess: '${change.everywhere ? 'ON_ALL_SITES' : 'ON_SPECIFIC_SITES'}' })`;
  await page.evaluate(`chrome.developerPrivate.${call}`);
  await page.close();
}
