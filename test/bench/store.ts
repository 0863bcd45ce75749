import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openLedger } from '../../companion/ledger.ts';
import type { Event } from '../../shared/event.ts';
import { inTempFolder, STORES } from '../store/stores.ts';
import { madeUpEvents } from './events.ts';
import type { Row } from './row.ts';
import type { Start } from './store-child.ts';

const ROUNDS = 7;
const HISTORY = 1_000_000;
const LOADS = [
  { writers: 1, events: 400 },
  { writers: 8, events: 3200 },
  { writers: 64, events: 19_200 },
];
const BARE = 'bare append + fdatasync';
/** The same number of lines for each write and sync, in a loop without writers to answer. */
const LOOP = 'loop of write + fdatasync, nobody waiting';

/** Durable events a second through something that keeps them; runs in a folder of its own. */
type Contender = {
  name: string;
  run(folder: string, events: Event[], writers: number): Promise<number>;
};

const CONTENDERS: Contender[] = [
  ...STORES.map(({ name, open }) => ({
    name,
    async run(folder: string, events: Event[], writers: number) {
      const store = await open(folder);
      const rate = await measure(events, writers, async (event) => {
        await store.append([{ at: Date.now(), json: JSON.stringify(event) }]);
      });
      await store.close();
      return rate;
    },
  })),
  {
    name: 'ledger',
    async run(folder, events, writers) {
      const store = await STORES[0]!.open(folder);
      const ledger = await openLedger({ store, now: Date.now });
      const rate = await measure(events, writers, async (event) => {
        await ledger.append([event]);
      });
      await store.close();
      return rate;
    },
  },
  {
    // The least that serves these writers: all waiting lines in one write and one sync, both in
    // place, then everyone is answered. No checksum, no number, nothing that could be repaired.
    name: BARE,
    async run(folder, events, writers) {
      const fd = fs.openSync(join(folder, 'bare.ndjson'), 'wx');
      let lines = '';
      let group: PromiseWithResolvers<void> | null = null;
      const flush = () => {
        fs.writeSync(fd, lines);
        fs.fdatasyncSync(fd);
        group!.resolve();
        group = null;
        lines = '';
      };
      const rate = await measure(events, writers, async (event) => {
        lines += `${JSON.stringify(event)}\n`;
        if (!group) {
          group = Promise.withResolvers<void>();
          setImmediate(flush);
        }
        await group.promise;
      });
      fs.closeSync(fd);
      return rate;
    },
  },
  {
    name: LOOP,
    async run(folder, events, writers) {
      const fd = fs.openSync(join(folder, 'loop.ndjson'), 'wx');
      const begin = performance.now();
      for (let i = 0; i < events.length; i += writers) {
        let lines = '';
        for (const event of events.slice(i, i + writers)) lines += `${JSON.stringify(event)}\n`;
        fs.writeSync(fd, lines);
        fs.fdatasyncSync(fd);
      }
      const rate = (events.length / (performance.now() - begin)) * 1000;
      fs.closeSync(fd);
      return rate;
    },
  },
];

/** Writers that each wait for their acknowledgement before the next event. */
async function measure(
  events: Event[],
  writers: number,
  append: (event: Event) => Promise<void>,
): Promise<number> {
  const begin = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: writers }, async () => {
      while (next < events.length) await append(events[next++]!);
    }),
  );
  return (events.length / (performance.now() - begin)) * 1000;
}

/** The embedded store beside its SQLite twin and a bare append, measured in turns in one run. */
export async function benchStore(): Promise<Row[]> {
  return [...(await rates()), ...(await history())];
}

async function rates(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { writers, events } of LOADS) {
    const made = [...madeUpEvents(events, writers)];
    const rates = new Map<string, number[]>(CONTENDERS.map(({ name }) => [name, []]));
    for (let round = 0; round <= ROUNDS; round++) {
      for (let i = 0; i < CONTENDERS.length; i++) {
        const { name, run } = CONTENDERS[(i + round) % CONTENDERS.length]!;
        const rate = await inTempFolder((folder) => run(folder, made, writers));
        // The first round warms up.
        if (round > 0) rates.get(name)!.push(rate);
      }
    }
    const [journal, twin, ledger, bare, loop] = CONTENDERS.map(({ name }) => rates.get(name)!);
    const of = `durable events/s, ${writers} writer${writers === 1 ? '' : 's'}`;
    const row = (
      name: string,
      own: number[],
      rival: string,
      other: number[],
      target: number | null,
    ) => {
      // Neighbours in one round saw the same disk: their quotient is steadier than that of medians.
      const ratio = median(own.map((rate, i) => rate / other[i]!));
      const met = target === null ? null : ratio >= target;
      rows.push({
        name: `${of}: ${name}`,
        value: median(own),
        unit: '/s',
        target,
        met,
        rival,
        ratio,
      });
    };
    row('lowdb journal', journal!, BARE, bare!, writers === 64 ? 0.8 : null);
    row('lowdb journal', journal!, 'SQLite twin', twin!, 1);
    row('ledger on the journal', ledger!, BARE, bare!, null);
    row('SQLite twin', twin!, BARE, bare!, null);
    row(BARE, bare!, LOOP, loop!, null);
  }
  return rows;
}

async function history(): Promise<Row[]> {
  return inTempFolder(async (folder) => {
    const runs = new Map<string, Start[]>();
    for (const { name } of STORES) {
      fs.mkdirSync(join(folder, name));
      await child('build', name, join(folder, name));
    }
    for (const task of ['checkpoint', 'checkpoint', 'checkpoint', 'rebuild']) {
      for (const { name } of STORES) {
        const start = JSON.parse(await child(task, name, join(folder, name)));
        runs.set(`${name} ${task}`, [...(runs.get(`${name} ${task}`) ?? []), start]);
      }
    }
    const [journal, twin] = STORES.map(({ name }) => name);
    const row = (
      what: string,
      task: string,
      unit: string,
      figure: (start: Start) => number,
    ): Row => {
      const [own, other] = [journal, twin].map((name) =>
        median(runs.get(`${name} ${task}`)!.map(figure)),
      );
      return {
        name: `${HISTORY.toLocaleString('en-US')} events: ${what}`,
        value: own!,
        unit,
        target: null,
        met: null,
        rival: `SQLite twin: ${Math.round(other!).toLocaleString('en-US')} ${unit}`,
        ratio: own! / other!,
      };
    };
    return [
      row('start-up from a checkpoint', 'checkpoint', 'ms', ({ startMs }) => startMs),
      row('start-up with a full rebuild', 'rebuild', 'ms', ({ startMs }) => startMs),
      row('memory after start-up', 'checkpoint', 'MiB', ({ rss }) => rss / 2 ** 20),
      row('live heap after start-up', 'checkpoint', 'MiB', ({ heap }) => heap / 2 ** 20),
      row('highest memory of a start-up', 'checkpoint', 'MiB', ({ peakRss }) => peakRss / 2 ** 20),
      row('weekly report', 'checkpoint', 'ms', ({ reportMs }) => reportMs),
    ];
  });
}

async function child(task: string, name: string, folder: string): Promise<string> {
  const file = join(import.meta.dirname, 'store-child.ts');
  const args = ['--expose-gc', file, task, name, folder, `${HISTORY}`];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
