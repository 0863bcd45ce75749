import type { AssetCard } from '../../shared/asset-card.ts';
import type { Instant } from '../../shared/id.ts';
import { knownSizes } from '../../shared/picture-size.ts';
import type { ShelfState } from '../state.ts';
import { openDb } from './db.ts';
import { imageHosts } from './image-hosts.ts';
import { readMeta } from './meta.ts';

const WEEK_MS = 7 * 86_400_000;

/** Cards are heavy to read, and the view is written for other reasons too. */
const KEPT_MS = 60_000;
let last: { revision: number; at: Instant; week: Awaited<ReturnType<typeof weekOf>> } | null = null;

/** What surfaces are told of the shelf without opening it. */
export async function shelfState(now: Instant): Promise<ShelfState> {
  const revision = (await readMeta('shelfRevision')) ?? 0;
  if (last?.revision !== revision || now - last.at > KEPT_MS)
    last = { revision, at: now, week: await weekOf(now) };
  return { revision, imageHosts: await imageHosts(), ...last.week };
}

async function weekOf(now: Instant) {
  const cards = await (await openDb()).getAllFromIndex(
    'shelf',
    'at',
    IDBKeyRange.lowerBound(now - WEEK_MS),
  );
  const unreviewed = cards.filter(({ rating }) => rating === null).length;
  return { week: { assets: cards.length, unreviewed }, sizes: sizesBySite(cards) };
}

function sizesBySite(cards: readonly AssetCard[]): NonNullable<ShelfState['sizes']> {
  const sites = [...new Set(cards.map(({ site }) => site))];
  return Object.fromEntries(
    sites.map((site) => [site, knownSizes(cards.filter((card) => card.site === site))]),
  );
}
