import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../shared/event.ts';
import type { Id, Instant } from '../shared/id.ts';
import { emptyStats, fold, type Stats } from '../shared/stats.ts';
import { type BodyHash, IdIndex } from './store/id-index.ts';
import { packProjection, unpackProjection } from './store/projection.ts';
import {
  CorruptHistory,
  type Entry,
  type Position,
  type Recovery,
  type Store,
} from './store/store.ts';

/**
 * What became of one delivered event. `duplicate`: the same event is kept already; `conflict`: an
 * event with this id but another body is kept, and stays. All three are said once it is durable.
 */
export type Receipt = { id: Id; status: 'accepted' | 'duplicate' | 'conflict' };

/** Events observed in `from` (inclusive) to `until` (exclusive), after a position. All by default. */
export type Range = { after?: Position; from?: Instant; until?: Instant };

/** Events to fold again at start-up before a new checkpoint is worth its writing. */
const CHECKPOINT_EVERY = 50_000;

/** The clock of a browser may be ahead of ours by so much. */
const CLOCKS_DIFFER_MS = 86_400_000;

type InFlight = { event: Event; kept: Promise<unknown> };

/** Opens the history. Throws `CorruptHistory` where kept events are missing or damaged. */
export async function openLedger({
  store,
  now,
}: {
  store: Store;
  now: () => Instant;
}): Promise<Ledger> {
  const { checkpoint, notice } = await store.loadCheckpoint();
  const notices = [...store.recovery.notices, ...(notice ? [notice] : [])];
  const { end } = store.recovery;
  if (checkpoint && checkpoint.position > end) {
    throw new CorruptHistory(
      `The history ends with event ${end}, but event ${checkpoint.position} was kept: the last events are missing. ` +
        'Nothing was touched. Put the journal back from a backup; or, to go on without them, move the checkpoint out of the data folder and keep it.',
    );
  }
  const unpacked = checkpoint && unpackProjection(checkpoint.body);
  const usable = unpacked?.index.size === checkpoint?.position ? unpacked : null;
  if (checkpoint && !usable) {
    notices.push('The checkpoint is of another version; the history was read from its beginning.');
  }
  const { stats, index } = usable ?? { stats: emptyStats(), index: new IdIndex() };
  const ledger = new Ledger(store, now, stats, index, { end, notices });
  const begun = index.size;
  for await (const rows of store.read(begun)) {
    for (const { json } of rows) ledger.foldRow(JSON.parse(json), hashOf(json));
  }
  if (index.size !== end) {
    throw new CorruptHistory(`The history should hold ${end} events, but ${index.size} were read.`);
  }
  if (end - begun >= CHECKPOINT_EVERY) {
    await ledger.checkpoint().catch((error: Error) => {
      notices.push(
        `The next start will be slow again: no checkpoint could be saved (${error.message}).`,
      );
    });
  }
  return ledger;
}

/** All events, kept once each, and their fold. The only writer of the store. */
export class Ledger {
  /** The live fold of everything durable. Read it, do not change it. */
  readonly stats: Stats;
  /** What start-up had to repair or ignore, for the person to see. */
  readonly recovery: Recovery;
  #store: Store;
  #now: () => Instant;
  #index: IdIndex;
  #inFlight = new Map<Id, InFlight>();
  #checkpointed: Position;
  #saving: Promise<void> | null = null;

  /** Use `openLedger`. */
  constructor(store: Store, now: () => Instant, stats: Stats, index: IdIndex, recovery: Recovery) {
    this.stats = stats;
    this.recovery = recovery;
    this.#store = store;
    this.#now = now;
    this.#index = index;
    this.#checkpointed = index.size;
  }

  /** How many events are durable and folded. */
  get position(): Position {
    return this.#index.size;
  }

  /**
   * Keeps events that were checked against the schema, and answers for each in the same order once
   * it is durable and folded. Rejects (ENOSPC, `StoreBroken`) where one could not be kept; all may
   * be sent again then, what was kept after all answers as a duplicate.
   */
  async append(events: readonly Event[]): Promise<Receipt[]> {
    const at = this.#now();
    const entries: Entry[] = [];
    const fresh: { event: Event; hash: BodyHash }[] = [];
    const mine = Promise.withResolvers<void>();
    const receipts = events.map((event): Promise<Receipt['status']> | 'accepted' => {
      const json = JSON.stringify(event);
      const n = this.#index.find(event.id);
      if (n !== null) return this.#compareKept(n, json);
      const other = this.#inFlight.get(event.id);
      if (other) return compareInFlight(other, event);
      this.#inFlight.set(event.id, { event, kept: mine.promise });
      entries.push({ at, json });
      fresh.push({ event, hash: hashOf(json) });
      return 'accepted';
    });
    // A refused write rejects these too; it is reported once, below.
    const statuses = Promise.all(receipts);
    statuses.catch(() => {});
    mine.promise.catch(() => {});
    try {
      if (entries.length > 0) {
        const end = await this.#store.append(entries);
        if (end - entries.length !== this.position) {
          throw new CorruptHistory(`Event ${end} was kept where ${this.position + 1} was due.`);
        }
        for (const { event, hash } of fresh) this.foldRow(event, hash);
      }
      mine.resolve();
    } catch (error) {
      mine.reject(error);
    } finally {
      for (const { event } of fresh) this.#inFlight.delete(event.id);
    }
    await mine.promise;
    const known = await statuses;
    this.#checkpointIfDue();
    return events.map(({ id }, i) => ({ id, status: known[i]! }));
  }

  /** The kept events of a range in the order of their arrival. Throws `CorruptHistory`. */
  async *events({ after = 0, from = 0, until = Infinity }: Range = {}): AsyncGenerator<Event> {
    for await (const rows of this.#store.read(after)) {
      for (const { at, json } of rows) {
        // What was received long before cannot have been observed in the range.
        if (at < from - CLOCKS_DIFFER_MS) continue;
        const event: Event = JSON.parse(json);
        if (event.at >= from && event.at < until) yield event;
      }
    }
  }

  /** Saves the fold, so that the next start reads only what comes after. */
  async checkpoint(): Promise<void> {
    while (this.#saving) await this.#saving;
    if (this.#checkpointed === this.position) return;
    const position = this.position;
    const body = packProjection(this.stats, this.#index);
    this.#saving = this.#store
      .saveCheckpoint({ position, body })
      .then(() => {
        this.#checkpointed = position;
      })
      .finally(() => {
        this.#saving = null;
      });
    await this.#saving;
  }

  /**
   * Waits for what is under way, saves a checkpoint, and closes the store. Rejects when no
   * checkpoint could be saved; every event is kept all the same.
   */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#inFlight.values()].map(({ kept }) => kept));
    try {
      await this.checkpoint();
    } finally {
      await this.#store.close();
    }
  }

  /** For `openLedger`: folds the next durable event. */
  foldRow(event: Event, hash: BodyHash): void {
    this.#index.add(event.id, hash);
    fold(this.stats, event);
  }

  async #compareKept(n: Position, json: string): Promise<'duplicate' | 'conflict'> {
    if (this.#index.hasHash(n, hashOf(json))) return 'duplicate';
    // Another order of keys is still the same event.
    for await (const [row] of this.#store.read(n - 1)) {
      return isDeepStrictEqual(JSON.parse(row!.json), JSON.parse(json)) ? 'duplicate' : 'conflict';
    }
    throw new CorruptHistory(`Event ${n} was kept but cannot be read.`);
  }

  /**
   * Packing stops everything else for about a second in a history of a million, so the distance
   * grows with the history: what it leaves to fold at start-up is a fifth of the whole at most.
   */
  #checkpointIfDue(): void {
    const tail = this.position - this.#checkpointed;
    if (this.#saving || tail < Math.max(CHECKPOINT_EVERY, this.position / 5)) return;
    // A checkpoint only saves time: without it the next start reads more of the journal.
    this.checkpoint().catch(() => {});
  }
}

async function compareInFlight(other: InFlight, event: Event): Promise<'duplicate' | 'conflict'> {
  await other.kept;
  return isDeepStrictEqual(
    JSON.parse(JSON.stringify(other.event)),
    JSON.parse(JSON.stringify(event)),
  )
    ? 'duplicate'
    : 'conflict';
}

function hashOf(json: string): BodyHash {
  const hex = hash('sha256', json);
  return [Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8, 16), 16)];
}
