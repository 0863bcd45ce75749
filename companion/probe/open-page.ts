import type { Page } from 'puppeteer-core';
import type { ExtensionPage } from './extension-page.ts';
import type { ProbeOptions } from './options.ts';
import { wordsOf } from './words-of.ts';

const DOCUMENT_MS = 60_000;
const LOAD_MS = 20_000;
const CLICK_MS = 20_000;
const MOST_NOTES = 20;

/**
 * Loads the page and clicks what is to be clicked first.
 *
 * @throws in one sentence, where there is no page or nothing to click
 */
export async function openPage(
  page: Page,
  { url, clicks }: ProbeOptions,
  own: ExtensionPage,
  notes: string[],
  say: (text: string) => void,
): Promise<void> {
  page.on('dialog', (dialog) => {
    notes.push(`The page asked: "${dialog.message()}" (${dialog.type()}); it was dismissed`);
    const isLeaving = dialog.type() === 'beforeunload';
    void (isLeaving ? dialog.accept() : dialog.dismiss()).catch(() => {});
  });
  page.on('pageerror', (error) => {
    const note = `The page’s own script failed: ${wordsOf(error).split('\n')[0]?.slice(0, 300)}`;
    if (!notes.includes(note) && notes.length < MOST_NOTES) notes.push(note);
  });
  say(`Opening ${url}`);
  await load(page, url, notes);
  const { origin } = new URL(page.url());
  if (origin !== new URL(url).origin) {
    notes.push(`The address led to ${origin}`);
    await own.tell('enableSite', origin);
    await load(page, page.url(), notes);
  }
  for (const css of clicks) {
    say(`Clicking ${css}`);
    await page
      .locator(css)
      .setTimeout(CLICK_MS)
      .click()
      .catch((error: Error) => {
        throw new Error(`--click ${css}: ${reason(error)}`);
      });
  }
}

async function load(page: Page, url: string, notes: string[]): Promise<void> {
  const loaded = new Promise<void>((resolve) => page.once('load', () => resolve()));
  const answer = await page
    .goto(url, { waitUntil: 'domcontentloaded', timeout: DOCUMENT_MS })
    .catch((error: Error) => {
      throw new Error(`The page could not be opened: ${error.message}.`);
    });
  const status = answer?.status() ?? 0;
  if (status >= 400) notes.push(`The page answered with status ${status}`);
  // A picture that never comes holds the page's load back, and nothing else.
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, LOAD_MS))]);
}

function reason({ name, message }: Error): string {
  return name === 'TimeoutError'
    ? `nothing that can be clicked appeared within ${CLICK_MS / 1000} s.`
    : message;
}
