import type { Site } from '../../shared/id.ts';
import { CompanionError, readSnapshot, sendEvents } from './companion.ts';
import { noteConnection } from './connection.ts';
import type { OutboxRow } from './db.ts';
import { deliverThumbnails } from './deliver-thumbnails.ts';
import { readMeta, writeMeta } from './meta.ts';
import { bound, dropImports, park, pending, rulesSaved, settle, waitingCount } from './outbox.ts';
import { noteMisunderstood, refreshView } from './view.ts';

const BATCH = 200;
const LONGEST_MS = 5 * 60_000;
/** The alarm comes every 30 s. */
const SOON_MS = 30_000;
const DAY_MS = 86_400_000;
let running: Promise<void> | null = null;
let next: Promise<void> | null = null;
/** Somebody insists on the next round, whoever asked for it first. */
let insisted = false;

/**
 * Delivers what waits, in order. An event leaves the outbox only once the companion has it.
 *
 * @param insist tries even while backing off, as after the person asked for it.
 */
export function flush(insist = false): Promise<void> {
  insisted ||= insist;
  if (running) {
    // What came after the last look into the outbox goes with the next round.
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return flush();
      });
    return next;
  }
  running = deliver(insisted).finally(() => {
    running = null;
  });
  insisted = false;
  return running;
}

async function deliver(insist: boolean): Promise<void> {
  const backoff = (await readMeta('backoff')) ?? { until: 0, failures: 0 };
  if (!insist && Date.now() < backoff.until) return;
  if (!(await readMeta('key'))) {
    await bound(Date.now());
    await noteConnection(null, Date.now());
    return;
  }
  let error: unknown = null;
  try {
    await deliverAll();
    if (backoff.failures > 0) await writeMeta('backoff', { until: 0, failures: 0 });
  } catch (failed) {
    error = failed;
    const failures = backoff.failures + 1;
    const wait = Math.min(LONGEST_MS, 1000 * 2 ** failures) * (0.5 + Math.random() / 2);
    await writeMeta('backoff', { until: Date.now() + wait, failures });
    // Sooner than the alarm, if the worker lives that long.
    if (wait < SOON_MS) setTimeout(() => void flush(), wait + 1);
    await bound(Date.now());
  }
  await noteConnection(error, Date.now());
  await refreshView();
}

async function deliverAll(): Promise<void> {
  let size = BATCH;
  for (let batch = await pending(size); batch.length > 0; batch = await pending(size)) {
    try {
      const saved = rulesSaved();
      const { receipts, snapshot } = await sendEvents(batch.map(({ event }) => event));
      const known = new Set(receipts.map(({ id }) => id));
      const taken = batch.filter(({ event }) => known.has(event.id));
      if (taken.length === 0) throw new CompanionError('stranger', 'It took none of the events.');
      await settle(taken, snapshot, Date.now(), saved);
      size = BATCH;
    } catch (error) {
      const next = await afterRefusal(error, batch);
      if (next === null) throw error;
      size = next;
    }
  }
  if ((await waitingCount()) === 0) {
    const saved = rulesSaved();
    await settle([], await readSnapshot(), Date.now(), saved);
  }
  await deliverThumbnails();
}

/** An older companion knows no imports; a newer one may come. */
async function pauseImports(site: Site): Promise<void> {
  await writeMeta('importsPaused', Date.now() + DAY_MS);
  await dropImports();
  const what = 'Past generations are not imported: the companion does not take them. Update it.';
  await noteMisunderstood({ at: Date.now(), site, what });
}

/** How many to send next time; null where trying again at once would not help. */
async function afterRefusal(error: unknown, batch: OutboxRow[]): Promise<number | null> {
  if (!(error instanceof CompanionError) || error.why !== 'refused') return null;
  // A body that is too large, or that names no item, is told apart by sending less.
  const named = /^events\.(\d+)\b/.exec(error.path ?? '');
  const guilty = named ? batch[Number(named[1])] : batch.length === 1 ? batch[0] : undefined;
  if (!guilty) return Math.max(1, Math.floor(batch.length / 2));
  if (guilty.event.type === 'generation.imported') await pauseImports(guilty.event.site);
  else await park(guilty);
  return BATCH;
}
