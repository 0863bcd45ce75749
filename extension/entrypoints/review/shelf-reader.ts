import type { AssetCard } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';
import { openDb } from '../../background/db.ts';

/** So many rows at a time keep the page answering keys between them. */
const CHUNK = 200;

/** All that the extension holds, oldest first. Reads only. */
export async function* readShelf(): AsyncGenerator<AssetCard[]> {
  const db = await openDb();
  let range: IDBKeyRange | undefined;
  for (;;) {
    const rows = await db.getAll('shelf', range, CHUNK);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    range = IDBKeyRange.lowerBound(last.id, true);
  }
}

/** Some of them as they are stored now. */
export async function readCards(ids: readonly Id[]): Promise<AssetCard[]> {
  const tx = (await openDb()).transaction('shelf');
  const rows = await Promise.all(ids.map((id) => tx.store.get(id)));
  return rows.filter((row) => row !== undefined);
}
