import type { Browser, CDPSession } from 'puppeteer-core';
import { geometryOf, type Shifts, shiftsOf, watchShifts } from './layout-shift.ts';
import { median } from './quantile.ts';
import type { Row } from './row.ts';
import { shiftRows } from './shift-rows.ts';
import { shownHint } from './shown-hint.ts';
import { rest, type TwoBrowsers } from './two-browsers.ts';

const PAIRS = 12;
/** By then the form was read, the hint stands and its prices were noted. */
const SETTLED_MS = 2500;

/** One load: processor milliseconds, KiB after collection. */
type Load = {
  script: number;
  tasks: number;
  heap: number;
  shifts: Shifts;
  geometry: string[];
  hint: string | null;
};

/** Loads the studio in turns with and without the extension. */
export async function benchLoads({ house, bare }: TwoBrowsers): Promise<Row[]> {
  const url = `${house.studio.url}/app`;
  const own: Load[] = [];
  const other: Load[] = [];
  for (let pair = 0; pair <= PAIRS; pair++) {
    const turns = [
      { browser: house.browser, loads: own },
      { browser: bare, loads: other },
    ];
    for (const { browser, loads } of pair % 2 ? turns.reverse() : turns) {
      const load = await loadOnce(browser, url);
      // The first pair warms up the caches.
      if (pair > 0) loads.push(load);
    }
  }
  if (own.some(({ hint }) => hint === null)) throw new Error('a load ended without the hint');
  const row = (name: string, what: 'script' | 'tasks' | 'heap', unit: string): Row => {
    const [ours, theirs] = [own, other].map((loads) => median(loads.map((load) => load[what])));
    return {
      name: `page load: extra ${name}`,
      value: median(own.map((load, i) => load[what] - other[i]![what])),
      unit,
      target: null,
      met: null,
      rival: `whole page without: ${theirs!.toFixed(1)} ${unit}`,
      ratio: ours! / theirs!,
    };
  };
  return [
    row('script time (processor)', 'script', 'ms'),
    row('time of all tasks (processor)', 'tasks', 'ms'),
    row('script heap of all worlds, after collection', 'heap', 'KiB'),
    await workerHeap(house.browser, house.extension),
    ...shiftRows('page load', own, other),
  ];
}

async function loadOnce(browser: Browser, url: string): Promise<Load> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await watchShifts(page);
  await page.goto(url);
  await page.locator('#image-prompt').wait();
  await rest(SETTLED_MS);
  const spent = await metrics(session);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const left = await metrics(session);
  const load = {
    script: spent('ScriptDuration') * 1000,
    tasks: spent('TaskDuration') * 1000,
    heap: left('JSHeapUsedSize') / 1024,
    shifts: await shiftsOf(page),
    geometry: await geometryOf(page),
    hint: await shownHint(page),
  };
  await page.close();
  return load;
}

async function metrics(session: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}

async function workerHeap(browser: Browser, extension: string): Promise<Row> {
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(extension),
  );
  const session = await target.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return {
    name: "script heap of the extension's worker, while it lives, one for all pages",
    value: usedSize / 1024,
    unit: 'KiB',
    target: null,
    met: null,
    rival: null,
    ratio: null,
  };
}
