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
/** While verdicts come one after the other, they are counted once in that time. */
const RECOUNT_MS = 1000;
let last: { revision: number; at: Instant; week: Awaited<ReturnType<typeof weekOf>> } | null = null;

/**
 * What surfaces are told of the shelf without opening it. `again`: milliseconds after which it is
 * to be counted anew, as the counts are older than the revision; null where they are not.
 */
export async function shelfState(
  now: Instant,
): Promise<{ state: ShelfState; again: number | null }> {
  const revision = (await readMeta('shelfRevision')) ?? 0;
  const age = last === null ? Number.POSITIVE_INFINITY : Math.abs(now - last.at);
  const due = last?.revision !== revision && age >= RECOUNT_MS;
  if (last === null || due || age > KEPT_MS) last = { revision, at: now, week: await weekOf(now) };
  const state = { revision, imageHosts: await imageHosts(), ...last.week };
  return { state, again: last.revision === revision ? null : RECOUNT_MS };
}

async function weekOf(now: Instant) {
  const latest = await (await openDb()).getAllFromIndex(
    'shelf',
    'at',
    IDBKeyRange.lowerBound(now - WEEK_MS),
  );
  // Nobody knows whether one without a date is of this week.
  const cards = latest.filter(({ imported }) => imported?.madeAt !== null);
  const unreviewed = cards.filter(({ rating }) => rating === null).length;
  const recorded = cards.filter(({ imported }) => imported === undefined);
  return { week: { assets: cards.length, unreviewed }, sizes: sizesBySite(recorded) };
}

function sizesBySite(cards: readonly AssetCard[]): NonNullable<ShelfState['sizes']> {
  const sites = [...new Set(cards.map(({ site }) => site))];
  return Object.fromEntries(
    sites.map((site) => [site, knownSizes(cards.filter((card) => card.site === site))]),
  );
}
