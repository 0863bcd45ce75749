import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { build, type InlineConfig } from 'wxt';
import { findBrowser } from '../../companion/start/find-browser.ts';
import type { View } from '../../extension/state.ts';

/** The extension, built for tests into a folder of its own, in a browser of its own. */
export type Loaded = {
  browser: Browser;
  id: string;
  /** Opens one of the extension's own pages, at the size that it has in the browser. */
  open(page: 'sidepanel' | 'popup' | 'options', width: number, height: number): Promise<Page>;
  seed(items: { view?: View; sites?: string[]; preferences?: object }): Promise<void>;
  close(): Promise<void>;
};

/** Into a folder of its own, `folder` within `outDir`, which is the caller’s to remove. */
export async function buildExtension(): Promise<{ folder: string; outDir: string }> {
  const outDir = await mkdtemp(join(tmpdir(), 'tierwise-build-'));
  await build({
    root: new URL('../..', import.meta.url).pathname,
    mode: 'e2e',
    outDir,
    logger: silent,
  } as unknown as InlineConfig);
  return { folder: join(outDir, 'chrome-mv3-e2e'), outDir };
}

export async function loadExtension(): Promise<Loaded> {
  const { folder, outDir } = await buildExtension();
  const browser = await puppeteer.launch({
    executablePath: findBrowser(),
    enableExtensions: true,
    pipe: true,
    args: ['--no-sandbox', '--disable-background-networking', '--force-color-profile=srgb'],
  });
  const id = await browser.installExtension(folder);
  const open: Loaded['open'] = async (name, width, height) => {
    const page = await browser.newPage();
    await page.setViewport({ width, height, deviceScaleFactor: 2 });
    await page.goto(`chrome-extension://${id}/${name}.html`);
    return page;
  };
  return {
    browser,
    id,
    open,
    async seed(items) {
      const page = await open('options', 800, 600);
      await page.evaluate((values) => chrome.storage.local.set(values), items);
      await page.close();
    },
    async close() {
      await browser.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

const silent = Object.fromEntries(
  ['debug', 'log', 'info', 'warn', 'fatal', 'success', 'start'].map((level) => [level, () => {}]),
);
Object.assign(silent, { error: console.error, level: 0 });

declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };
