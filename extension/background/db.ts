import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { AssetCard, Rating } from '../../shared/asset-card.ts';
import type { Credits } from '../../shared/credit.ts';
import type { Event } from '../../shared/event.ts';
import type { Asset, GenerationRequest } from '../../shared/generation.ts';
import type { Id, Instant, Sha256, Site } from '../../shared/id.ts';
import type { WeekReport } from '../../shared/report/week-report.ts';
import type { PastGeneration } from '../messages.ts';
import { fillShelf } from './fill-shelf.ts';

/** A generation of ours, as far as later answers of the studio refer to it. */
export type TrackedGeneration = {
  id: Id;
  site: Site;
  at: Instant;
  releasedAt: Instant;
  task: string | null;
  count: number | null;
  media: 'image' | 'video';
  charged: Credits | null;
  /** Sent, and no answer seen: by these its task is told again. Null once it was accepted. */
  unanswered: { prompt: string | null; model: string | null } | null;
  /** When the answer to it ended with nothing in it that is understood; null: it did not. */
  unheardAt?: Instant | null;
  end: 'succeeded' | 'failed' | 'canceled' | 'rejected' | null;
  endedAt: Instant | null;
  /** Whether the studio got it; absent in what was stored before this was kept. */
  sent?: boolean;
  /** The price that the page showed for it; null: none. */
  shown?: Credits | null;
  /** Whether the charge at the end is only that price. */
  isEstimate?: boolean;
  /** Kinds of event that were stored for it: each but `charged` once. */
  has: string[];
  /** What was asked for; kept until the assets are on the shelf. */
  asked?: { request: GenerationRequest; project: string | null; concept: Id | null } | null;
  /** What came back; kept until they are. */
  back?: { at: Instant; assets: Asset[]; latencyMs: number | null } | null;
  /** The charge as stated at the end, and as corrected later; null: not stated. */
  endCharge?: Credits | null;
  corrected?: { credits: Credits | null; event: Id } | null;
};

/** A statement with the event that made it: the latest counts, in whatever order they come. */
export type Verdict<T> = { event: Id; at: Instant; value: T };

/** What was said about an asset, whether or not it is on the shelf yet. */
export type AssetVerdicts = {
  asset: Id;
  at: Instant;
  rated: Verdict<Rating | null> | null;
  judged: Verdict<boolean | null> | null;
  pictured: { width: number | null; height: number | null; thumbnail: Sha256 | null } | null;
};

/** An asset whose picture is still to be looked at. It may wait for long, as for a permission. */
export type Unpictured = {
  asset: Id;
  site: Site;
  url: string;
  media: Asset['media'];
  /** Where the picture is, e.g. `https://cdn.example`. */
  origin: string;
  /** When to try next. */
  due: Instant;
  tries: number;
};

/** A past generation as a list showed it, under the id that it gets. */
export type WaitingPast = { generation: Id; site: Site; at: Instant; row: PastGeneration };

/** `seq`: its place in the queue, which is the event's own number. */
export type OutboxRow = { seq: number; event: Event; bytes: number };

/** `delivered` 1: the companion keeps it too, or will never take it. A number, to be indexed. */
export type Thumbnail = { sha256: Sha256; bytes: Blob; at: Instant; delivered: 0 | 1 };

export interface Schema extends DBSchema {
  /** Small facts by name: see `meta.ts`. */
  meta: { key: string; value: unknown };
  /** Events that the companion has not acknowledged, by their sequence number. */
  outbox: { key: number; value: OutboxRow };
  /** Acknowledged events of recent generations: what `advance` takes away from a snapshot. */
  acknowledged: {
    key: Id;
    value: { id: Id; generation: Id; event: Event };
    indexes: { generation: Id };
  };
  /** Ids of stored observations. UUIDv7 sort by time, so old ones go by range. */
  ids: { key: Id; value: 1 };
  generations: {
    key: Id;
    value: TrackedGeneration;
    indexes: { task: [Site, string]; at: Instant };
  };
  /** Assets that came back, by their unwrapped address. */
  assets: { key: [Site, string]; value: { asset: Id; at: Instant }; indexes: { at: Instant } };
  /** The same assets with all that reviewing and promoting need. Surfaces read it, the background writes it. */
  shelf: { key: Id; value: AssetCard; indexes: { at: Instant; generation: Id } };
  verdicts: { key: Id; value: AssetVerdicts; indexes: { at: Instant } };
  unpictured: { key: Id; value: Unpictured; indexes: { due: Instant; origin: string } };
  /** Thumbnails by the SHA-256 of their bytes. */
  thumbnails: {
    key: Sha256;
    value: Thumbnail;
    indexes: { at: Instant; delivered: number };
  };
  /** Past generations that wait to be imported. */
  past: { key: Id; value: WaitingPast };
  /** Those that were, with the assets that were told of. */
  imported: { key: Id; value: { generation: Id; assets: Id[]; at: Instant } };
  /** The companion's reports as last read, by ISO week. */
  reports: { key: string; value: { week: string; at: Instant; report: WeekReport } };
}

export type Db = IDBPDatabase<Schema>;

let opened: Promise<Db> | null = null;

/** The extension's own database: content scripts see the page's, never this one. */
export function openDb(): Promise<Db> {
  opened ??= openDB<Schema>('tierwise', 3, {
    async upgrade(db, from, _to, tx) {
      if (from < 3) {
        db.createObjectStore('past', { keyPath: 'generation' });
        db.createObjectStore('imported', { keyPath: 'generation' });
      }
      if (from < 2) {
        const shelf = db.createObjectStore('shelf', { keyPath: 'id' });
        shelf.createIndex('at', 'at');
        shelf.createIndex('generation', 'generation');
        const thumbnails = db.createObjectStore('thumbnails', { keyPath: 'sha256' });
        thumbnails.createIndex('at', 'at');
        thumbnails.createIndex('delivered', 'delivered');
        db.createObjectStore('verdicts', { keyPath: 'asset' }).createIndex('at', 'at');
        const unpictured = db.createObjectStore('unpictured', { keyPath: 'asset' });
        unpictured.createIndex('due', 'due');
        unpictured.createIndex('origin', 'origin');
        db.createObjectStore('reports', { keyPath: 'week' });
      }
      if (from === 1) await fillShelf(tx);
      if (from >= 1) return;
      db.createObjectStore('meta');
      db.createObjectStore('outbox', { keyPath: 'seq' });
      db.createObjectStore('acknowledged', { keyPath: 'id' }).createIndex(
        'generation',
        'generation',
      );
      db.createObjectStore('ids');
      const generations = db.createObjectStore('generations', { keyPath: 'id' });
      generations.createIndex('task', ['site', 'task']);
      generations.createIndex('at', 'at');
      db.createObjectStore('assets').createIndex('at', 'at');
    },
    terminated() {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** A transaction that is on the disk once its `done` resolves. */
export async function strictly(db: Db) {
  return db.transaction(STRICT, 'readwrite', { durability: 'strict' });
}
const STRICT = [
  'meta',
  'outbox',
  'acknowledged',
  'ids',
  'generations',
  'assets',
  'shelf',
  'verdicts',
  'unpictured',
  'past',
  'imported',
] as const;
export type Tx = IDBPTransaction<Schema, typeof STRICT, 'readwrite'>;
