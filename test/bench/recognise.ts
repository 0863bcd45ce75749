import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { launchBrowser } from '../../companion/start/browser.ts';
import { findBrowser } from '../../companion/start/find-browser.ts';
import { bundleRecogniser } from '../recognise/bundle.ts';
import type * as Recognising from '../recognise/recognising.ts';
import { median, quantile } from './quantile.ts';
import { CHANGES, type Change, largePage } from './recognise-page.ts';
import type { Row } from './row.ts';
import { traceTurns } from './trace-turns.ts';
import { rest } from './two-browsers.ts';

declare const recognising: typeof Recognising;
type World = { found: { at: number; state: string }[]; bench: typeof CHANGES };

const ELEMENTS = 5000;
const ROUNDS = 8;
/** Longer than the recogniser rests between two looks at a page that changes in vain. */
const PACE_MS = 2200;
const IDLE_MS = 4000;
const MOST_MS = 8;
const SCRIPT = 'tierwise-recogniser.js';

/** What following a page of 5,000 elements costs its main thread, for each change and at rest. */
export async function benchRecognise(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-bench-'));
  const browser = await launchBrowser(findBrowser(), folder, true);
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    return rowsOf(await measure(page));
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Measured = {
  elements: number;
  first: number;
  changes: Map<Change, number[]>;
  turns: number[];
  idleCalls: number;
};

async function measure(page: Page): Promise<Measured> {
  const script = await bundleRecogniser();
  await page.setContent(largePage(ELEMENTS));
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await page.evaluate(`globalThis.bench = {${CHANGES_SOURCE}}`);
  const [first] = await traceTurns(page, SCRIPT, async () => {
    await page.evaluate(`${script}\n//# sourceURL=${SCRIPT}`);
    await page.evaluate(() => {
      performance.mark('turn');
      const world = globalThis as unknown as World;
      world.found = [];
      recognising.createRecogniser(
        {
          root: document,
          changed: ({ state }) => world.found.push({ at: performance.now(), state }),
        },
        new AbortController().signal,
      );
    });
    await page.waitForFunction('globalThis.found.length > 0');
  });
  const state = await page.evaluate(() => (globalThis as unknown as World).found.at(-1)?.state);
  if (state !== 'understood') throw new Error(`the large page was not understood: ${state}`);
  await rest(PACE_MS);
  const [idle] = await traceTurns(page, SCRIPT, async () => {
    await page.evaluate(() => void performance.mark('turn'));
    await rest(IDLE_MS);
  });
  const order: Change[] = [];
  const traced = await traceTurns(page, SCRIPT, async () => {
    for (let round = 0; round < ROUNDS; round += 1)
      for (const change of Object.keys(CHANGES) as Change[]) {
        order.push(change);
        await page.evaluate(
          (name, n) => {
            performance.mark('turn');
            (globalThis as unknown as World).bench[name as Change](n);
          },
          change,
          round,
        );
        await rest(PACE_MS);
      }
  });
  const changes = new Map<Change, number[]>();
  for (const [index, { ms }] of traced.entries()) {
    const change = order[index]!;
    changes.set(change, [...(changes.get(change) ?? []), ms]);
  }
  return {
    elements,
    first: first?.ms ?? Number.NaN,
    changes,
    turns: traced.flatMap(({ longest }) => longest),
    idleCalls: idle?.calls ?? Number.NaN,
  };
}

const CHANGES_SOURCE = Object.entries(CHANGES)
  .map(([name, change]) => `${JSON.stringify(name)}: ${change}`)
  .join(',');

function rowsOf({ elements, first, changes, turns, idleCalls }: Measured): Row[] {
  const what = `recogniser on ${elements.toLocaleString('en-US')} elements`;
  const row = (name: string, value: number, unit: string, target: number | null): Row => ({
    name: `${what}: ${name}`,
    ...{ value, unit, target, met: target === null ? null : value <= target },
    ...{ rival: null, ratio: null },
  });
  const all = [...changes.values()].flat();
  return [
    row('a change, main thread (processor time), p50', median(all), 'ms', null),
    row('a change, main thread (processor time), p95', quantile(all, 0.95), 'ms', MOST_MS),
    row('a change, main thread (processor time), most', Math.max(...all), 'ms', null),
    ...[...changes].map(([change, ms]) => row(`${change}, p50`, median(ms), 'ms', null)),
    row('longest single turn', Math.max(...turns), 'ms', null),
    row('first look, in slices', first, 'ms', null),
    row(`calls in ${IDLE_MS / 1000} s without a change`, idleCalls, '', 0),
  ];
}
