import type { Sha256, Site } from '../../shared/id.ts';
import { openDb, type Thumbnail } from './db.ts';
import { noteMisunderstood } from './view.ts';

/** How many leave at once when the browser's storage is full. */
const MAKE_ROOM = 200;
/** The browser counts what was deleted as free only some seconds later. */
const ROOM_AFTER_MS = 60_000;
let madeRoom = 0;

/**
 * Keeps a thumbnail under its address. @throws where there is no room, even after `makeRoom`.
 */
export async function keepThumbnail(
  sha256: Sha256,
  bytes: Blob,
  delivered: 0 | 1,
  site: Site,
): Promise<void> {
  const db = await openDb();
  const known = await db.get('thumbnails', sha256);
  if (known) return;
  const row: Thumbnail = { sha256, bytes, at: Date.now(), delivered };
  try {
    await db.put('thumbnails', row);
  } catch (error) {
    if (!isFull(error) || !(await makeRoom(site))) throw error;
    await db.put('thumbnails', row);
  }
}

/**
 * The browser's storage is full: thumbnails that the companion keeps too leave, oldest first, and
 * the person is told. @returns whether any did.
 */
export async function makeRoom(site: Site): Promise<boolean> {
  if (Date.now() - madeRoom < ROOM_AFTER_MS) return false;
  madeRoom = Date.now();
  const dropped = await dropOldest();
  const what =
    dropped > 0
      ? 'The browser’s storage is full: the oldest thumbnails were dropped here. The companion has them.'
      : 'The browser’s storage is full: nothing more can be kept.';
  await noteMisunderstood({ at: Date.now(), site, what }).catch(() => {});
  return dropped > 0;
}

/** The oldest that the companion does not keep yet. */
export async function undelivered(limit: number): Promise<Thumbnail[]> {
  return (await openDb()).getAllFromIndex('thumbnails', 'delivered', 0, limit);
}

export async function markDelivered(sha256: Sha256): Promise<void> {
  const tx = (await openDb()).transaction('thumbnails', 'readwrite');
  const known = await tx.store.get(sha256);
  if (known) await tx.store.put({ ...known, delivered: 1 });
  await tx.done;
}

async function dropOldest(): Promise<number> {
  const tx = (await openDb()).transaction('thumbnails', 'readwrite');
  let dropped = 0;
  for await (const cursor of tx.store.index('at')) {
    if (cursor.value.delivered === 0) continue;
    await cursor.delete();
    dropped += 1;
    if (dropped === MAKE_ROOM) break;
  }
  await tx.done;
  return dropped;
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
