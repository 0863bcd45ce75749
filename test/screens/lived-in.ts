import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Page } from 'puppeteer-core';
import { v7 } from 'uuid';
import { startCompanion } from '../../companion/serve.ts';
import { launchPaired } from '../../companion/start/browser.ts';
import type { StudioImage } from '../../companion/start/past-generation.ts';
import { practiceHistory } from '../../companion/start/practice-history.ts';
import type { Preferences } from '../../extension/state.ts';
import { DESTINATIONS } from '../../shared/destination.ts';
import { type Studio, startStudio } from '../studio/studio.ts';
import { enable } from '../walks/house.ts';
import { buildExtension } from './extension.ts';

const WEEKS = 5;
/** The practice studio's own: its address is in the pictures. */
const PORT = 4747;
/** The same pictures, prices and latencies each time; the days are those before today. */
const SEED = 7;

/** Studio, companion and paired extension as after five weeks of work. */
export type LivedIn = {
  studio: Studio;
  browser: Browser;
  /** Opens a page of the extension, by its file. */
  surface(file: string, width: number, height: number): Promise<Page>;
  /** Opens the studio. */
  open(path: string, width: number, height: number): Promise<Page>;
  close(): Promise<void>;
};

export async function livedIn(): Promise<LivedIn> {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-pictures-'));
  const { folder: extension, outDir } = await buildExtension();
  const studio = await startStudio({
    port: PORT,
    history: WEEKS,
    seed: SEED,
    speed: 12,
    zone: 'Europe/Berlin',
    dailyCredits: 300,
  });
  const companion = await startCompanion({
    dataFolder: join(folder, 'companion'),
    ports: [0],
    log: pino({ level: 'error' }, pino.destination(2)),
  });
  const site = studio.url;
  await companion.ledger.append(
    practiceHistory(await imagesOf(studio), {
      site,
      zone: 'Europe/Berlin',
      daily: 300_000,
      device: v7(),
      seed: SEED,
    }),
  );
  const { browser } = await launchPaired({
    profile: join(folder, 'browser'),
    extension,
    headless: true,
    pairingUrl: () => companion.newPairingUrl(),
  });
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
  const id = new URL(worker.url()).host;
  await enable(browser, id, site);
  await prefer(browser, id);
  const page = async (url: string, width: number, height: number) => {
    const made = await browser.newPage();
    await made.setViewport({ width, height, deviceScaleFactor: 2 });
    await made.goto(url);
    return made;
  };
  return {
    studio,
    browser,
    surface: (file, width, height) => page(`chrome-extension://${id}/${file}`, width, height),
    open: (path, width, height) => page(new URL(path, site).href, width, height),
    async close() {
      await browser.close();
      await companion.close();
      await studio.close();
      for (const made of [folder, outDir])
        await rm(made, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function imagesOf({ url }: Studio): Promise<StudioImage[]> {
  const images: StudioImage[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await fetch(new URL(`/api/user/images?page=${page}&limit=100`, url));
    const { data } = (await answer.json()) as {
      data: { images: StudioImage[]; totalPages: number };
    };
    images.push(...data.images);
    pages = data.totalPages;
  }
  return images;
}

/** As the person chose them in the panel. */
async function prefer(browser: Browser, id: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  const clip = DESTINATIONS.find((one) => one.id === 'clip');
  const preferences = {
    showHint: true,
    project: null,
    destinations: clip ? { '': clip } : {},
    promoteTo: 'heavy',
    notify: true,
  } satisfies Preferences;
  await page.evaluate(`chrome.storage.local.set(${JSON.stringify({ preferences })})`);
  await page.close();
}
