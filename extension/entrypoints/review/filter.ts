import type { AssetCard } from '../../../shared/asset-card.ts';
import type { Instant, Site } from '../../../shared/id.ts';
import { isoWeekAt } from '../../../shared/reset-day.ts';

export const SHOWS = ['unreviewed', 'all', 'usable', 'rejected'] as const;
export type Show = (typeof SHOWS)[number];

/** Who told of an asset: Tierwise watched it being made, or a list of the studio showed it. */
export type Origin = 'all' | 'recorded' | 'imported';

/** Which assets are looked at. */
export type Filter = {
  show: Show;
  /** `recent`: the last seven days; `all`; or an ISO week, `2026-W47`. */
  period: string;
  /** Null: any. */
  site: Site | null;
  /** Null: any; `''`: those without a project. */
  project: string | null;
  origin: Origin;
};

export const DEFAULT_FILTER: Filter = {
  show: 'unreviewed',
  period: 'recent',
  site: null,
  project: null,
  origin: 'all',
};

const WEEK_MS = 7 * 86_400_000;
const SLOT_MS = 900_000;

/** When it is, and in which zone each site's days begin. */
export type Calendar = { now: Instant; zoneOf(site: Site): string };

type Dated = Pick<AssetCard, 'at' | 'site' | 'imported'>;

const weeks = new Map<string, string>();

/**
 * The ISO week of the site's own days that an asset came back in. Remembered by quarter of an
 * hour, since every zone's offset is a multiple of that. Null: an import without a date.
 */
export function weekOf(card: Dated, { zoneOf }: Calendar): string | null {
  if (card.imported?.madeAt === null) return null;
  const zone = zoneOf(card.site);
  const slot = `${zone} ${Math.floor(card.at / SLOT_MS)}`;
  const known = weeks.get(slot);
  if (known !== undefined) return known;
  const week = isoWeekAt(card.at, zone);
  weeks.set(slot, week);
  return week;
}

/** Whether the filter lets an asset through, whatever its rating. */
export function isInScope(card: AssetCard, filter: Filter, calendar: Calendar): boolean {
  const { period, site, project, origin } = filter;
  if (origin !== 'all' && (origin === 'imported') !== (card.imported !== undefined)) return false;
  if (site !== null && card.site !== site) return false;
  if (project !== null && (card.project ?? '') !== project) return false;
  if (period === 'all') return true;
  if (period === 'recent')
    return card.imported?.madeAt !== null && card.at >= calendar.now - WEEK_MS;
  return weekOf(card, calendar) === period;
}

export function isShown({ rating }: AssetCard, show: Show): boolean {
  if (show === 'all') return true;
  return show === 'unreviewed' ? rating === null : rating === show;
}
