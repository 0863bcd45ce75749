import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { type Studio, type StudioOptions, startStudio } from '../studio/studio.ts';
import { CompanionProcess } from './companion-process.ts';

/** The extension whose shadow root is open; `test/build-extension.ts` builds it. */
export const E2E_BUILD = fileURLToPath(new URL('../../.output/chrome-mv3-e2e', import.meta.url));

/** Studio, companion and browser with the extension, all real, on this machine. */
export type House = {
  studio: Studio;
  companion: CompanionProcess;
  browser: Browser;
  extension: string;
  /** The studio's page. */
  page: Page;
  close(): Promise<void>;
};

export type HouseOptions = {
  studio?: StudioOptions;
  /** Folder of the extension's build; the one for tests by default. */
  build?: string;
  /** `off`: never started. `paired` by default. */
  companion?: 'off' | 'unpaired' | 'paired';
  /** With windows, on the display that the environment names; without any by default. */
  headless?: boolean;
};

/** Opens the house with the studio's origin switched on and its page loaded. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-house-'));
  const studio = await startStudio({ speed: 100, dailyCredits: 10_000, ...options.studio });
  const companion = new CompanionProcess(join(folder, 'companion'), await freePort());
  const browser = await launchBrowser(
    findBrowser(),
    join(folder, 'browser'),
    options.headless ?? true,
  );
  // A copy of its own: a build that runs meanwhile empties the folder.
  const build = join(folder, 'extension');
  await cp(options.build ?? process.env.TIERWISE_E2E_BUILD ?? E2E_BUILD, build, {
    recursive: true,
  });
  const extension = await browser.installExtension(build);
  const state = options.companion ?? 'paired';
  if (state !== 'off') await companion.start();
  if (state === 'paired') await pair(browser, companion);
  await enable(browser, extension, studio.url);
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${studio.url}/app`);
  await page.locator('#image-prompt').wait();
  return {
    studio,
    companion,
    browser,
    extension,
    page,
    async close() {
      await browser.close();
      await companion.signal('SIGCONT');
      await companion.signal('SIGKILL');
      await studio.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Pairs through the public page, by its button; returns the digits that the page shows. */
export async function pair(browser: Browser, companion: CompanionProcess): Promise<string> {
  const page = await browser.newPage();
  await page.goto(await companion.pairingUrl());
  await page.locator('#tierwise-pair button').click();
  const digits = await page.waitForFunction(
    () => /\b\d{3} ?\d{3}\b/.exec(document.querySelector('#tierwise-pair')?.textContent ?? '')?.[0],
  );
  const shown = (await digits.jsonValue()) ?? '';
  await page.close();
  return shown;
}

/** Switches a site on as the popup does once the browser granted it. */
export async function enable(browser: Browser, extension: string, site: string): Promise<void> {
  const page = await surface(browser, extension, 'options');
  // The envelope of @webext-core/messaging, which the popup's own call is put into.
  const message = JSON.stringify({ id: 1, type: 'enableSite', data: site, timestamp: 0 });
  await page.evaluate(`chrome.runtime.sendMessage(${message})`);
  await page.close();
}

/** Opens one of the extension's own pages in a tab. */
export async function surface(
  browser: Browser,
  extension: string,
  name: 'sidepanel' | 'popup' | 'options' | 'report' | 'review',
): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension}/${name}.html`);
  return page;
}

/** Types a prompt as a person would (in place of what is there) and presses Generate. */
export async function generate(page: Page, prompt: string): Promise<void> {
  await typePrompt(page, prompt);
  await page.locator('button::-p-text(Generate)').click();
}

export async function typePrompt(page: Page, prompt: string): Promise<void> {
  const box = await page.locator('#image-prompt').waitHandle();
  await box.click({ count: 3 });
  await page.keyboard.press('Backspace');
  await box.type(prompt);
}

/** Kills the extension's worker as the browser does when it is idle, or in the middle of anything. */
export async function killWorker(browser: Browser, extension: string): Promise<boolean> {
  const target = browser
    .targets()
    .find((one) => one.type() === 'service_worker' && one.url().includes(extension));
  const worker = await target?.worker();
  if (!worker) return false;
  // It is gone before the debugger has let go of it, which the driver then complains of.
  await worker.close().catch(() => {});
  return true;
}

/** Waits until `probe` holds; throws what it last gave after `limitMs`. */
export async function until<T>(
  probe: () => Promise<T> | T,
  holds: (value: T) => boolean,
  limitMs = 15_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (holds(value)) return value;
    if (Date.now() > end)
      throw new Error(`waited ${limitMs} ms, last: ${JSON.stringify(value)?.slice(-600)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
