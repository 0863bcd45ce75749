import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AssetCard } from '../../shared/asset-card.ts';
import type { Credits } from '../../shared/credit.ts';
import type { Event } from '../../shared/event.ts';
import type { Id, Instant, Sha256, Site } from '../../shared/id.ts';
import type { WeekReport } from '../../shared/report.ts';

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
  end: 'succeeded' | 'failed' | 'canceled' | 'rejected' | null;
  endedAt: Instant | null;
  /** Kinds of event that were stored for it: each but `charged` once. */
  has: string[];
};

/** `seq`: its place in the queue, which is the event's own number. */
export type OutboxRow = { seq: number; event: Event; bytes: number };

interface Schema extends DBSchema {
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
  /** Thumbnails by the SHA-256 of their bytes. `delivered`: the companion keeps it too. */
  thumbnails: {
    key: Sha256;
    value: { sha256: Sha256; bytes: Blob; at: Instant; delivered: boolean };
    indexes: { at: Instant };
  };
  /** The companion's reports as last read, by ISO week. */
  reports: { key: string; value: { week: string; at: Instant; report: WeekReport } };
}

export type Db = IDBPDatabase<Schema>;

let opened: Promise<Db> | null = null;

/** The extension's own database: content scripts see the page's, never this one. */
export function openDb(): Promise<Db> {
  opened ??= openDB<Schema>('tierwise', 2, {
    upgrade(db, from) {
      if (from < 2) {
        const shelf = db.createObjectStore('shelf', { keyPath: 'id' });
        shelf.createIndex('at', 'at');
        shelf.createIndex('generation', 'generation');
        db.createObjectStore('thumbnails', { keyPath: 'sha256' }).createIndex('at', 'at');
        db.createObjectStore('reports', { keyPath: 'week' });
      }
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
  return db.transaction(
    ['meta', 'outbox', 'acknowledged', 'ids', 'generations', 'assets', 'shelf'],
    'readwrite',
    { durability: 'strict' },
  );
}
export type Tx = Awaited<ReturnType<typeof strictly>>;
