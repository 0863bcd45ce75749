import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { type House, openHouse } from '../walks/house.ts';
import { productionBuild } from './production-build.ts';

/** The house with the extension as people install it, and the same browser without it beside. */
export type TwoBrowsers = { house: House; bare: Browser };

/** Runs `work` with both browsers open. */
export async function withTwoBrowsers<T>(work: (both: TwoBrowsers) => Promise<T>): Promise<T> {
  const house = await openHouse({ build: await productionBuild() });
  const profile = await mkdtemp(join(tmpdir(), 'tierwise-bare-'));
  try {
    const bare = await launchBrowser(findBrowser(), profile, true);
    try {
      return await work({ house, bare });
    } finally {
      await bare.close();
    }
  } finally {
    await house.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A page of the house's size on an address. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(url);
  return page;
}

export function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
