import { openLedger } from '../../companion/ledger.ts';
import { reportWeek } from '../../shared/report/report-week.ts';
import { STORES } from '../store/stores.ts';
import { madeUpEvents } from './events.ts';

/** What a start in a process of its own costs; times in milliseconds, memory in bytes. */
export type Start = {
  startMs: number;
  /** Resident memory and live heap after start-up and a garbage collection; highest resident. */
  rss: number;
  heap: number;
  peakRss: number;
  reportMs: number;
  events: number;
  generations: number;
};

/** A week in the middle of the made-up history. */
const WEEK = '2024-W23';
const GROUP = 1000;

const [task, name, folder, count] = process.argv.slice(2) as [string, string, string, string];
const kind = STORES.find((store) => store.name === name)!;

if (task === 'build') {
  let clock = 0;
  const ledger = await openLedger({ store: await kind.open(folder), now: () => clock });
  let group = [];
  for (const event of madeUpEvents(Number(count))) {
    group.push(event);
    clock = Math.max(clock, event.at);
    if (group.length < GROUP) continue;
    await ledger.append(group);
    group = [];
  }
  await ledger.append(group);
  await ledger.close();
} else {
  const begin = performance.now();
  const store = await kind.open(folder);
  if (task === 'rebuild') store.loadCheckpoint = async () => ({ checkpoint: null, notice: null });
  const saved = store.saveCheckpoint;
  // Its cost belongs to the first start after a change of version, not to reading the history.
  store.saveCheckpoint = async () => {};
  const ledger = await openLedger({ store, now: Date.now });
  const startMs = performance.now() - begin;
  store.saveCheckpoint = saved;
  globalThis.gc?.();
  const { rss, heapUsed: heap } = process.memoryUsage();
  const times = Array.from({ length: 7 }, () => {
    const from = performance.now();
    const report = reportWeek(ledger.stats, WEEK);
    if (!report || report.sites.length === 0) throw new Error(`no report on ${WEEK}`);
    return performance.now() - from;
  });
  const start: Start = {
    startMs,
    rss,
    heap,
    peakRss: process.resourceUsage().maxRSS * 1024,
    reportMs: times.sort((a, b) => a - b)[3]!,
    events: ledger.position,
    generations: ledger.stats.generations.size,
  };
  console.log(JSON.stringify(start));
  await store.close();
}
