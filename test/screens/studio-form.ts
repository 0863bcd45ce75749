import type { Page } from 'puppeteer-core';

const LISTS = { model: 0, resolution: 1, aspect: 2 } as const;

/** Picks from one of the studio's lists. */
export async function choose(page: Page, list: keyof typeof LISTS, option: string): Promise<void> {
  await page.waitForSelector('[role=combobox]');
  await (await page.$$('[role=combobox]'))[LISTS[list]]?.click();
  await page.locator(`[role=option]::-p-text(${option})`).click();
}

/** Types a prompt in place of what is there. */
export async function typeOver(page: Page, prompt: string): Promise<void> {
  const box = await page.locator('#image-prompt').waitHandle();
  await box.click({ count: 3 });
  await box.type(prompt);
}
