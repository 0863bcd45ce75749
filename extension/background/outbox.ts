import { advance } from '../../shared/advance.ts';
import { Event } from '../../shared/event.ts';
import type { Id, Instant } from '../../shared/id.ts';
import type { RuleSet } from '../../shared/rule.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { baseIn, readBase } from './base.ts';
import { type OutboxRow, openDb, strictly, type Tx } from './db.ts';
import { metaIn, setMetaIn } from './meta.ts';

const OUTBOX_ROWS = 5000;
const OUTBOX_BYTES = 20 * 1024 * 1024;
const DAY_MS = 86_400_000;

/** The oldest events that wait, in their order, each with its place. */
export async function pending(limit?: number): Promise<OutboxRow[]> {
  return (await openDb()).getAll('outbox', null, limit);
}

export async function waitingCount(): Promise<number> {
  return (await openDb()).count('outbox');
}

/** What is known now: the acknowledged base with all that waits folded in. */
export async function currentSnapshot(now: Instant): Promise<Snapshot> {
  const base = await readBase(now);
  return advanced(base, await pending(), now);
}

/** The base with these folded in. One that no longer fits costs its own number and no other. */
async function advanced(base: Snapshot, rows: OutboxRow[], now: Instant): Promise<Snapshot> {
  const fold = async (events: Event[]) => advance(base, await acknowledgedOf(events), events, now);
  const events = rows.map(({ event }) => event);
  try {
    return await fold(events);
  } catch {
    // Written by another version, or damaged: looked for only now, as it costs time.
    return fold(events.filter((event) => fits(event, base, now)));
  }
}

function fits(event: Event, base: Snapshot, now: Instant): boolean {
  try {
    advance(base, [], [Event.parse(event)], now);
    return true;
  } catch {
    return false;
  }
}

/** Earlier, acknowledged events of the generations that these events belong to. */
async function acknowledgedOf(events: readonly Event[]): Promise<Event[]> {
  const db = await openDb();
  const generations = new Set(events.flatMap((one) => ('generation' in one ? one.generation : [])));
  const index = db.transaction('acknowledged').store.index('generation');
  // All asked at once: with a full outbox, one after the other takes longer than a request is held.
  const found = await Promise.all(Array.from(generations, (one) => index.getAll(one)));
  return found.flat().map(({ event }) => event);
}

/** How often rules were saved in this life of the worker; whoever asks for a snapshot notes it. */
let saves = 0;

export function rulesSaved(): number {
  return saves;
}

/** Keeps rules that were just saved. */
export async function keepRules(rules: RuleSet): Promise<void> {
  saves += 1;
  const tx = await strictly(await openDb());
  const base = await baseIn(tx, Date.now());
  await setMetaIn(tx, 'base', { ...base, rules });
  await tx.done;
}

/**
 * Removes what the companion took, and keeps its snapshot, which folds all of that.
 *
 * @param saved `rulesSaved()` of when the snapshot was asked for: it may not know rules that were
 *   saved since.
 */
export async function settle(
  taken: OutboxRow[],
  base: Snapshot,
  now: Instant,
  saved: number,
): Promise<void> {
  const tx = await strictly(await openDb());
  await leave(tx, taken);
  const newer = saved === saves ? undefined : (await metaIn(tx, 'base'))?.rules;
  await setMetaIn(tx, 'base', newer ? { ...base, rules: newer } : base);
  await setMetaIn(tx, 'lastSync', now);
  await tx.done;
}

/**
 * Takes all imports out of the outbox, none of them lost: they are told of again with the next look
 * at their list.
 */
export async function dropImports(): Promise<void> {
  const tx = await strictly(await openDb());
  for (const { seq, event } of await tx.objectStore('outbox').getAll()) {
    if (event.type !== 'generation.imported') continue;
    await tx.objectStore('outbox').delete(seq);
    await tx.objectStore('imported').delete(event.generation);
  }
  await tx.done;
}

/** Gives up on one event that the companion will never take; it counts as lost, visibly. */
export async function park({ seq }: OutboxRow): Promise<void> {
  const tx = await strictly(await openDb());
  await tx.objectStore('outbox').delete(seq);
  await setMetaIn(tx, 'lost', ((await metaIn(tx, 'lost')) ?? 0) + 1);
  await tx.done;
}

/**
 * Keeps the outbox within its bounds: the oldest events are folded into the local base, so that
 * every number stays right here, and counted as lost to the companion.
 */
export async function bound(now: Instant): Promise<void> {
  const db = await openDb();
  if (isOver(await db.getAll('outbox'))) await dropImports();
  const rows = await db.getAll('outbox');
  let bytes = rows.reduce((total, row) => total + row.bytes, 0);
  let over = 0;
  while (over < rows.length && (rows.length - over > OUTBOX_ROWS || bytes > OUTBOX_BYTES)) {
    bytes -= rows[over]!.bytes;
    over += 1;
  }
  if (over === 0) return;
  // A tenth more, so that this does not happen at each event from now on.
  const oldest = rows.slice(0, Math.min(rows.length, over + OUTBOX_ROWS / 10));
  const base = await readBase(now);
  const folded = await advanced(base, oldest, now);
  const tx = await strictly(db);
  await leave(tx, oldest);
  // Saved meanwhile, perhaps, and kept nowhere else.
  const { rules } = (await metaIn(tx, 'base')) ?? folded;
  await setMetaIn(tx, 'base', { ...folded, rules });
  await setMetaIn(tx, 'lost', ((await metaIn(tx, 'lost')) ?? 0) + oldest.length);
  await tx.done;
}

function isOver(rows: readonly OutboxRow[]): boolean {
  return (
    rows.length > OUTBOX_ROWS || rows.reduce((total, { bytes }) => total + bytes, 0) > OUTBOX_BYTES
  );
}

/** Takes rows out of the outbox; later events of the same generations still need to know of them. */
async function leave(tx: Tx, rows: OutboxRow[]): Promise<void> {
  for (const { seq, event } of rows) {
    await tx.objectStore('outbox').delete(seq);
    const { success, data } = Event.safeParse(event);
    if (!success || !('generation' in data) || data.type === 'generation.imported') continue;
    const { id, generation } = data;
    await tx.objectStore('acknowledged').put({ id, generation, event: data });
  }
}

/** Forgets what no later answer of a studio will refer to. */
export async function prune(now: Instant): Promise<void> {
  const tx = await strictly(await openDb());
  const before = (age: number) => IDBKeyRange.upperBound(uuidFloor(now - age));
  await tx.objectStore('ids').delete(before(14 * DAY_MS));
  await tx.objectStore('acknowledged').delete(before(7 * DAY_MS));
  await tx.objectStore('generations').delete(before(60 * DAY_MS));
  const old = IDBKeyRange.upperBound(now - 400 * DAY_MS);
  for (const key of await tx.objectStore('assets').index('at').getAllKeys(old))
    await tx.objectStore('assets').delete(key);
  await tx.done;
}

/** The smallest UUIDv7 of an instant. */
function uuidFloor(at: Instant): Id {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
