import type { AssetCard } from '../../shared/asset-card.ts';
import type { Instant } from '../../shared/id.ts';
import { knownSizes } from '../../shared/picture-size.ts';
import type { ShelfState } from '../state.ts';
import { openDb } from './db.ts';
import { imageHosts } from './image-hosts.ts';
import { readMeta } from './meta.ts';

const WEEK_MS = 7 * 86_400_000;

/** What surfaces are told of the shelf without opening it. */
export async function shelfState(now: Instant): Promise<ShelfState> {
  const week = await (await openDb()).getAllFromIndex(
    'shelf',
    'at',
    IDBKeyRange.lowerBound(now - WEEK_MS),
  );
  return {
    revision: (await readMeta('shelfRevision')) ?? 0,
    imageHosts: await imageHosts(),
    week: { assets: week.length, unreviewed: week.filter(({ rating }) => rating === null).length },
    sizes: sizesBySite(week),
  };
}

function sizesBySite(cards: readonly AssetCard[]): NonNullable<ShelfState['sizes']> {
  const sites = [...new Set(cards.map(({ site }) => site))];
  return Object.fromEntries(
    sites.map((site) => [site, knownSizes(cards.filter((card) => card.site === site))]),
  );
}
