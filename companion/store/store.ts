import type { Instant } from '../../shared/id.ts';

/** How many events precede a place in the history: 0 before the first, n after the n-th. */
export type Position = number;

/** One event to be kept: when it was received, and its JSON text without line breaks. */
export type Entry = { at: Instant; json: string };

/** An entry as it was kept. `n` counts from 1 without gaps. */
export type Row = Entry & { n: Position };

/** A projection of the first `position` events; `body` means nothing to the store. */
export type Checkpoint = { position: Position; body: Uint8Array };

/** What opening had to do to the files. `notices` are sentences for people; empty when all is well. */
export type Recovery = { end: Position; notices: string[] };

/**
 * All that the ledger asks of a place to keep events.
 * Opening one throws `CorruptHistory` when kept events cannot be read back; nothing is deleted.
 */
export interface Store {
  readonly recovery: Recovery;
  /**
   * Resolves to the position after these entries, once they would survive a power cut. Calls that
   * overlap share one trip to the disk and resolve in the order of the calls. When it rejects,
   * none of the entries is kept, now or later; `StoreBroken` means that it accepts no more.
   */
  append(entries: readonly Entry[]): Promise<Position>;
  /** The durable rows after a position, in batches. Throws `CorruptHistory`. */
  read(after: Position): AsyncIterable<Row[]>;
  /** The latest checkpoint, or null with the reason when there is none that can be trusted. */
  loadCheckpoint(): Promise<{ checkpoint: Checkpoint | null; notice: string | null }>;
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>;
  close(): Promise<void>;
}

/** Kept events cannot be read back. The message names the place and what to do. */
export class CorruptHistory extends Error {
  override name = 'CorruptHistory';
}

/** The disk failed in a way after which no acknowledgement can be trusted. */
export class StoreBroken extends Error {
  override name = 'StoreBroken';
}
