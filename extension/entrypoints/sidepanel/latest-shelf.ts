import type { AssetCard } from '../../../shared/asset-card.ts';
import type { Site } from '../../../shared/id.ts';
import { openDb } from '../../background/db.ts';

/** A studio that was not used for long is not searched for to the end. */
const MOST_READ = 400;

/** The latest recorded assets of one studio that the extension holds, newest first. Reads only. */
export async function latestAssets(site: Site, most: number): Promise<AssetCard[]> {
  const found: AssetCard[] = [];
  let read = 0;
  const index = (await openDb()).transaction('shelf').store.index('at');
  let cursor = await index.openCursor(null, 'prev');
  while (cursor && found.length < most && read < MOST_READ) {
    const { site: where, imported } = cursor.value;
    if (where === site && !imported) found.push(cursor.value);
    read += 1;
    cursor = await cursor.continue();
  }
  return found;
}
