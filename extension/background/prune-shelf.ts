import type { AssetCard } from '../../shared/asset-card.ts';
import type { Id, Instant } from '../../shared/id.ts';
import { openDb, strictly } from './db.ts';
import { readMeta } from './meta.ts';
import { shelfChanged } from './shelve.ts';

const DAY_MS = 86_400_000;
/** Eight weeks. */
export const SHELF_MS = 56 * DAY_MS;
export const SHELF_ASSETS = 5000;
/** What was said of an asset that never came; a thumbnail whose event is still to be stored. */
const ORPHAN_MS = DAY_MS;

/**
 * Takes old assets off the shelf, and what belongs to them alone. Those that the companion does not
 * know in full stay: an event on them waits to be delivered.
 */
export async function pruneShelf(now: Instant): Promise<void> {
  const db = await openDb();
  const cards = (await db.getAll('shelf')).sort(keptFirst);
  const waiting = new Set<Id>();
  for (const { event } of await db.getAll('outbox')) {
    if ('generation' in event) waiting.add(event.generation);
    if ('asset' in event) waiting.add(event.asset);
  }
  const old = cards.filter(
    ({ id, generation, at, imported }, place) =>
      (place >= SHELF_ASSETS || Math.max(at, imported?.at ?? 0) < now - SHELF_MS) &&
      !waiting.has(id) &&
      !waiting.has(generation),
  );
  const gone = new Set(old.map(({ id }) => id));
  const kept = new Set(
    cards.flatMap(({ id, thumbnail }) => (gone.has(id) ? [] : (thumbnail ?? []))),
  );
  const tx = await strictly(db);
  for (const id of gone) {
    await tx.objectStore('shelf').delete(id);
    await tx.objectStore('verdicts').delete(id);
    await tx.objectStore('unpictured').delete(id);
  }
  const verdicts = tx.objectStore('verdicts');
  const before = IDBKeyRange.upperBound(now - SHELF_MS - ORPHAN_MS);
  for (const id of await verdicts.index('at').getAllKeys(before))
    if (!(await tx.objectStore('shelf').getKey(id))) await verdicts.delete(id);
  if (gone.size > 0) await shelfChanged(tx);
  await tx.done;
  await pruneThumbnails(kept, now);
}

/** What was recorded before what was imported, the latest first. */
function keptFirst(a: AssetCard, b: AssetCard): number {
  return Number(a.imported !== undefined) - Number(b.imported !== undefined) || b.at - a.at;
}

/** Thumbnails of no asset on the shelf; those that a paired companion still waits for stay. */
async function pruneThumbnails(kept: ReadonlySet<string>, now: Instant): Promise<void> {
  const isPaired = (await readMeta('key')) !== undefined;
  const tx = (await openDb()).transaction('thumbnails', 'readwrite');
  for await (const cursor of tx.store
    .index('at')
    .iterate(IDBKeyRange.upperBound(now - ORPHAN_MS))) {
    const { sha256, delivered } = cursor.value;
    if (!kept.has(sha256) && (delivered === 1 || !isPaired)) await cursor.delete();
  }
  await tx.done;
}
