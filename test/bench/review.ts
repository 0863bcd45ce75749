import type { Page } from 'puppeteer-core';
import { stored } from '../surfaces/review-page.ts';
import { clearShelf, seedShelf } from '../surfaces/seed-shelf.ts';
import { shelfCards } from '../surfaces/shelf-cards.ts';
import { type House, openHouse, surface, until } from '../walks/house.ts';
import { productionBuild } from './production-build.ts';
import { quantile } from './quantile.ts';
import { extensionMemory } from './renderer-memory.ts';
import { watchGrid, watchPlainImage, watchStage } from './review-watch.ts';
import type { Row } from './row.ts';
import { rest } from './two-browsers.ts';

const QUEUE = 2000;
const WARM_UP = 20;
const KEYS = 320;
/** A key every 150 ms, 24,000 an hour: several times faster than anybody judges pictures. */
const PACE_MS = 150;
/** So many more are pressed each as soon as the picture before is painted. */
const BURST = 100;
const TARGET_MS = 50;
/** Decisions an hour that trained people reach with the fastest tools, as their makers say. */
const TARGET_DECISIONS = 1200;

type Run = {
  ms: number[];
  burst: number[];
  elapsedMs: number;
  memory: { heap: number; whole: number | null };
};

/** One key a decision: how long until the next picture is decoded and painted. */
export async function benchReview(): Promise<Row[]> {
  const house = await openHouse({ build: await productionBuild() });
  try {
    const seeder = await surface(house.browser, house.extension, 'options');
    await clearShelf(seeder);
    await seedShelf(seeder, shelfCards(QUEUE, house.studio.url, Date.now()), { numbered: true });
    await seeder.close();
    const rival = await plain(house);
    const opened = performance.now();
    const page = await review(house);
    const openMs = performance.now() - opened;
    await page.keyboard.press('Space');
    await page.waitForSelector('canvas[data-asset]');
    const full = await decide(page, watchStage);
    await page.keyboard.press('Space');
    await page.waitForSelector('.tile.current img');
    const grid = await decide(page, watchGrid);
    await allStored(page, 2 * (WARM_UP + KEYS + BURST));
    return [
      ...rows('full screen', full, rival),
      ...rows('grid', grid, rival),
      plainRow('review: open with 2,000 in the queue, to the first tile', openMs, 'ms'),
      ...memoryRows(full, rival),
    ];
  } finally {
    await house.close();
  }
}

async function review({ browser, extension }: House): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`chrome-extension://${extension}/review.html`);
  await page.waitForSelector('.tile');
  return page;
}

/** Presses P and X in turns: at a pace, and then each as soon as the picture before is painted. */
async function decide(page: Page, watch: typeof watchStage): Promise<Run> {
  await page.evaluate(watch);
  for (let i = 0; i < WARM_UP; i++) await press(page, i);
  await page.evaluate(() => {
    (globalThis as unknown as Watching).painted.length = 0;
  });
  for (let i = 0; i < KEYS; i++) {
    const due = performance.now() + PACE_MS;
    await press(page, i);
    await rest(Math.max(0, due - performance.now()));
  }
  const begin = performance.now();
  for (let i = 0; i < BURST; i++) await press(page, i);
  const elapsedMs = performance.now() - begin;
  const all = await page.evaluate(() => (globalThis as unknown as Watching).painted);
  if (all.length !== KEYS + BURST)
    throw new Error(`${KEYS + BURST} keys, but ${all.length} pictures were painted`);
  const wrong = await page.evaluate(() => (globalThis as unknown as Watching).wrong);
  if (wrong.length > 0) throw new Error(`another picture was painted: ${wrong.slice(0, 3)}`);
  const { JSHeapUsedSize = Number.NaN } = await page.metrics();
  const whole = await extensionMemory(page.browser().process()?.pid);
  const [ms, burst] = [all.slice(0, KEYS), all.slice(KEYS)];
  return { ms, burst, elapsedMs, memory: { heap: JSHeapUsedSize, whole } };
}

type Watching = { painted: number[]; wrong: string[]; next(): Promise<void> };

async function press(page: Page, index: number): Promise<void> {
  const next = await page.evaluateHandle(() => {
    const done = (globalThis as unknown as Watching).next();
    return { done };
  });
  await page.keyboard.press(index % 2 ? 'x' : 'p');
  await next.evaluate(({ done }) => done);
  await next.dispose();
}

/** The same pictures in a page of the same origin that sets the address of an image on each key. */
async function plain(house: House): Promise<Run> {
  const page = await surface(house.browser, house.extension, 'options');
  await page.setViewport({ width: 1440, height: 900 });
  const run = await decide(page, watchPlainImage);
  await page.close();
  return run;
}

/** No decision may be lost for speed. */
async function allStored(page: Page, expected: number): Promise<void> {
  const rated = async () => Object.keys(await stored(page)).length;
  await until(rated, (count) => count === expected, 60_000);
}

function rows(view: string, run: Run, rival: Run): Row[] {
  const name = `review, ${view}, 2,000 in the queue`;
  const figure = (what: string, of: (ms: number[]) => number, target: number | null): Row => ({
    name: `${name}: key to next picture painted, ${what}`,
    value: of(run.ms),
    unit: 'ms',
    target,
    met: target === null ? null : of(run.ms) <= target,
    rival: `image set on the key: ${of(rival.ms).toFixed(1)} ms`,
    ratio: of(run.ms) / of(rival.ms),
  });
  const perHour = (one: Run) => (3_600_000 * BURST) / one.elapsedMs;
  const hurried = (one: Run) => quantile(one.burst, 0.95);
  return [
    figure('p50', (ms) => quantile(ms, 0.5), null),
    figure('p95', (ms) => quantile(ms, 0.95), TARGET_MS),
    figure('max', (ms) => Math.max(...ms), null),
    {
      name: `${name}: the same with no rest between keys, p95`,
      value: hurried(run),
      unit: 'ms',
      target: null,
      met: null,
      rival: `image set on the key, nothing stored: ${hurried(rival).toFixed(1)} ms`,
      ratio: hurried(run) / hurried(rival),
    },
    {
      name: `${name}: decisions an hour with no rest between keys`,
      value: perHour(run),
      unit: '/h',
      target: TARGET_DECISIONS,
      met: perHour(run) >= TARGET_DECISIONS,
      rival: `image set on the key, nothing stored: ${Math.round(perHour(rival)).toLocaleString('en-US')} /h`,
      ratio: perHour(run) / perHour(rival),
    },
  ];
}

function memoryRows(run: Run, rival: Run): Row[] {
  const mib = (bytes: number) => bytes / 2 ** 20;
  const heap: Row = {
    ...plainRow('review: script memory after 440 decisions', mib(run.memory.heap), 'MiB'),
    rival: `image set on the key: ${mib(rival.memory.heap).toFixed(1)} MiB`,
    ratio: run.memory.heap / rival.memory.heap,
  };
  const { whole } = run.memory;
  if (whole === null || rival.memory.whole === null) return [heap];
  return [
    heap,
    {
      ...plainRow('review: memory of the extension’s processes', mib(whole), 'MiB'),
      rival: `image set on the key: ${mib(rival.memory.whole).toFixed(0)} MiB`,
      ratio: whole / rival.memory.whole,
    },
  ];
}

function plainRow(name: string, value: number, unit: string): Row {
  return { name, value, unit, target: null, met: null, rival: null, ratio: null };
}
