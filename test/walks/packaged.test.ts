import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { type Studio, startStudio } from '../studio/studio.ts';
import { CompanionProcess } from './companion-process.ts';
import { enable, freePort, generate, pair, surface, until } from './house.ts';
import { expectRecordedOnce, finished } from './recorded.ts';

const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url));

let folder: string;
let unpacked: string;
let studio: Studio;
let companion: CompanionProcess;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let extension: string;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-packaged-'));
  unpacked = join(folder, 'extension');
  const zip = (await readdir(OUTPUT)).find((name) => name.endsWith('-chrome.zip'));
  if (!zip) throw new Error(`no packaged extension in ${OUTPUT}`);
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(join(OUTPUT, zip))))) {
    if (name.endsWith('/')) continue;
    await mkdir(dirname(join(unpacked, name)), { recursive: true });
    await writeFile(join(unpacked, name), bytes);
  }
  studio = await startStudio({ speed: 100, dailyCredits: 10_000 });
  companion = new CompanionProcess(join(folder, 'companion'), await freePort());
  await companion.start();
});
afterAll(async () => {
  await browser?.close();
  await companion?.signal('SIGKILL');
  await studio?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function openBrowser(): Promise<void> {
  browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
  extension = await browser.installExtension(unpacked);
}

async function openStudio(): Promise<void> {
  await enable(browser, extension, studio.url);
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(`${studio.url}/app`);
  await page.locator('#image-prompt').wait();
}

async function connectionSays(text: RegExp): Promise<void> {
  const popup = await surface(browser, extension, 'popup');
  await until(
    () => popup.evaluate(() => document.body.textContent ?? ''),
    (said) => text.test(said),
    60_000,
  );
  await popup.close();
}

async function recordOne(prompt: string): Promise<void> {
  await page.bringToFront();
  await generate(page, prompt);
  const events = await until(
    () => companion.events(),
    (all) => finished(all) > 0 && finished(all) === studio.ledger.tasks.length,
    60_000,
  );
  expectRecordedOnce(events, studio.ledger.tasks);
}

test('pairs by clicking in a fresh profile; both sides show the same digits', async () => {
  await openBrowser();
  const digits = await pair(browser, companion);
  expect(companion.said.join('\n').replaceAll(' ', '')).toContain(digits.replaceAll(' ', ''));
  await connectionSays(/connected/i);
  await openStudio();
  await recordOne('a lighthouse in the fog');
});

test('the page cannot look into the overlay of the packaged build', async () => {
  const roots = await page.evaluate(() =>
    [...document.documentElement.children].map((element) => [element.tagName, element.shadowRoot]),
  );
  expect(roots.map(([name]) => name)).toContain('TIERWISE-OVERLAY');
  expect(roots.filter(([, root]) => root !== null)).toEqual([]);
});

test('after both sides were started anew it records without pairing again', async () => {
  await browser.close();
  await companion.signal('SIGTERM');
  await companion.start();
  await openBrowser();
  await connectionSays(/connected/i);
  await openStudio();
  await recordOne('a lighthouse at noon');
});

test('a companion on another port is found, proven and used', async () => {
  await companion.signal('SIGTERM');
  await companion.start(7803);
  await recordOne('a lighthouse at dusk');
  await connectionSays(/connected/i);
});

test('a revoked pairing stops at once, loses nothing, and pairs again by clicking', async () => {
  const listed = await companion.command('pairings');
  const key = /^[0-9a-f-]{36}/m.exec(listed)?.[0];
  expect(key).toBeDefined();
  await companion.command('pairings', '--revoke', key ?? '');
  const before = await companion.events();
  await page.bringToFront();
  await generate(page, 'a lighthouse at night');
  await until(
    () => studio.ledger.tasks.length,
    (tasks) => tasks === 4,
  );
  await connectionSays(/revoked|ended|pair again/i);
  expect(await companion.events()).toEqual(before);
  await pair(browser, companion);
  const events = await until(
    () => companion.events(),
    (all) => finished(all) === 4,
    60_000,
  );
  expectRecordedOnce(events, studio.ledger.tasks);
});
