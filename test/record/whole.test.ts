import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { type Comparison, compare } from '../eval/record/compare.ts';
import { type Press, pressAll } from '../eval/record/studio-page.ts';
import type { Fate } from '../studio/standins/backend.ts';
import { drive } from '../studio/standins/drive.ts';
import { pages } from '../studio/standins/pages.ts';
import { type Standins, startStandins } from '../studio/standins/standins.ts';
import { CompanionProcess } from '../walks/companion-process.ts';
import { E2E_BUILD, enable, freePort, pair, until } from '../walks/house.ts';
import { ofType } from '../walks/recorded.ts';

const NAMES = ['arch-zh', 'canvas-pools', 'editor-pills', 'one-url-usd', 'shadow-closed'];
const FATES: Fate[] = ['succeeded', 'failed', 'succeeded', 'insufficient', 'broken', 'moderated'];

let folder: string;
let standins: Standins;
let companion: CompanionProcess;
let browser: Browser;
let extension: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-whole-'));
  standins = await startStandins({ only: NAMES, latencyMs: 150, balance: 100_000 });
  companion = new CompanionProcess(join(folder, 'companion'), await freePort());
  browser = await launchBrowser(findBrowser(), join(folder, 'browser'), true);
  const build = process.env.TIERWISE_E2E_BUILD ?? E2E_BUILD;
  await cp(build, join(folder, 'extension'), { recursive: true });
  extension = await browser.installExtension(join(folder, 'extension'));
  await companion.start();
  await pair(browser, companion);
});
afterAll(async () => {
  await browser?.close();
  await companion?.signal('SIGKILL');
  await standins?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function open(name: string) {
  await enable(browser, extension, standins.url(name));
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return page;
}

async function compared(name: string, presses: readonly Press[]): Promise<Comparison> {
  const events = await companion.events();
  const { truth } = pages[name]!;
  return compare(events, standins.url(name), truth, standins.ledger(name), presses);
}

// Images in the answer itself; GraphQL; one address for everything, in dollars.
test.each(['arch-zh', 'editor-pills', 'one-url-usd'])(
  '%s: what nobody described is recorded whole, and what was paid back is no spend',
  async (name) => {
    const page = await open(name);
    const presses = await pressAll(page, standins, name, FATES);
    const result = await until(
      () => compared(name, presses),
      ({ whole }) => whole === FATES.length,
      30_000,
    ).catch(() => compared(name, presses));
    expect(result).toMatchObject({
      ...{ faults: [], whole: FATES.length, missed: 0 },
      ...{ duplicates: 0, invented: 0, refundsAsSpend: 0 },
    });
    await page.close();
  },
  120_000,
);

test('an image that an answer held itself has its size and its thumbnail', async () => {
  const events = await companion.events();
  const site = standins.url('arch-zh');
  const ids = ofType(events, 'generation.finished')
    .filter((event) => event.site === site)
    .flatMap(({ assets }) => assets.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(0);
  const pictured = await until(
    async () =>
      ofType(await companion.events(), 'asset.pictured').filter(({ asset }) => ids.includes(asset)),
    (all) => all.length === ids.length,
    30_000,
  );
  for (const { width, thumbnail } of pictured) expect([width, thumbnail]).not.toContain(null);
});

test('what is pressed as soon as the page is there is recorded too', async () => {
  const page = await open('canvas-pools');
  await page.goto(standins.url('canvas-pools'));
  await drive(page, pages['canvas-pools']!.truth, 'a heron that cannot wait');
  const site = standins.url('canvas-pools');
  const ended = await until(
    async () =>
      ofType(await companion.events(), 'generation.finished').filter((one) => one.site === site),
    (all) => all.length === 1,
    30_000,
  );
  expect(ended[0]).toMatchObject({ outcome: 'succeeded', charged: { credits: 20_000 } });
  const asked = ofType(await companion.events(), 'generation.requested').filter(
    (one) => one.site === site,
  );
  expect(asked.map(({ request }) => request.prompt)).toEqual(['a heron that cannot wait']);
  await page.close();
});

test('what was pressed before the page was understood, and failed in plain words, is recorded once it is', async () => {
  const name = 'shadow-closed';
  const { truth } = pages[name]!;
  const page = await open(name);
  await page.goto(standins.url(name));
  standins.ledger(name).fates.push('broken', 'succeeded');
  await drive(page, truth, 'a heron that is too early');
  await until(
    () => standins.ledger(name).fates.length,
    (left) => left === 1,
  );
  // By now the page is understood.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await drive(page, truth, 'a heron in its time');
  const own = async () =>
    (await companion.events()).filter(({ site }) => site === standins.url(name));
  const ended = await until(
    async () => ofType(await own(), 'generation.finished'),
    (all) => all.length === 2,
    30_000,
  );
  const asked = ofType(await own(), 'generation.requested');
  const endOf = (prompt: string) =>
    ended.find(
      ({ generation }) =>
        generation === asked.find(({ request }) => request.prompt === prompt)?.generation,
    )?.outcome;
  expect([endOf('a heron that is too early'), endOf('a heron in its time')]).toEqual([
    'rejected',
    'succeeded',
  ]);
  expect(asked).toHaveLength(2);
  await page.close();
});
