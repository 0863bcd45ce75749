import type { AssetCard } from '../../shared/asset-card.ts';
import { sha256 } from '../sha256.ts';
import { CompanionError, getThumbnail } from './companion.ts';
import { openDb, strictly } from './db.ts';
import { shelfChanged } from './shelve.ts';
import { keepThumbnail } from './thumbnails.ts';
import { refreshView } from './view.ts';

const AT_ONCE = 2;
/** Surfaces are told after so many, not after each. */
const TOLD_EVERY = 20;
let running: Promise<void> | null = null;

/** Fetches the thumbnails that the companion keeps and this browser does not, what is next first. */
export function fetchThumbnails(): Promise<void> {
  running ??= fetchAll()
    .catch(() => {})
    .finally(() => {
      running = null;
    });
  return running;
}

async function fetchAll(): Promise<void> {
  const db = await openDb();
  const held = new Set(await db.getAllKeys('thumbnails'));
  const missing = (await db.getAll('shelf'))
    .filter(({ thumbnail }) => thumbnail !== null && !held.has(thumbnail))
    .sort(unreviewedFirst);
  let fetched = 0;
  const work = async () => {
    for (let next = missing.shift(); next; next = missing.shift()) {
      if (!(await fetchOne(next))) continue;
      fetched += 1;
      if (fetched % TOLD_EVERY === 0) await tell();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(() => tell());
}

/** @returns whether it is here now. @throws where the companion is not there. */
async function fetchOne({ thumbnail, site }: AssetCard): Promise<boolean> {
  if (thumbnail === null) return false;
  try {
    const bytes = await getThumbnail(thumbnail);
    if ((await sha256(await bytes.arrayBuffer())) !== thumbnail) return false;
    await keepThumbnail(thumbnail, bytes, 1, site);
    return true;
  } catch (error) {
    // It keeps the newest only: this one is gone.
    if (error instanceof CompanionError && error.why === 'refused') return false;
    throw error;
  }
}

async function tell(): Promise<void> {
  const tx = await strictly(await openDb());
  await shelfChanged(tx);
  await tx.done;
  await refreshView();
}

function unreviewedFirst(a: AssetCard, b: AssetCard): number {
  return Number(a.rating !== null) - Number(b.rating !== null) || b.at - a.at;
}
