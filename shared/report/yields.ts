import { sum } from '../day-spend.ts';
import { isTaken, type Line } from './line.ts';
import type { CreditSplit, SiteWeek } from './week-report.ts';

/** Below this reviewed share the usable share is a range. */
const MOSTLY = 0.6;

type Yields = Pick<
  SiteWeek,
  | 'generations'
  | 'succeeded'
  | 'assets'
  | 'reviewed'
  | 'usableOfAll'
  | 'usableOfReviewed'
  | 'usableRange'
  | 'generationsWithUsable'
>;

/** How much came back, and how much of it was worth keeping. */
export function yieldsOf(lines: readonly Line[]): Yields {
  const taken = lines.filter(isTaken);
  const assets = taken.flatMap((line) => line.assets);
  const usable = assets.filter(({ rating }) => rating === 'usable').length;
  const reviewed = assets.filter(({ rating }) => rating !== null).length;
  const succeeded = taken.filter(({ end }) => end === 'succeeded');
  const isRange = assets.length > 0 && reviewed < MOSTLY * assets.length;
  return {
    generations: taken.length,
    succeeded: succeeded.length,
    assets: assets.length,
    reviewed,
    usableOfAll: { k: usable, n: assets.length },
    usableOfReviewed: { k: usable, n: reviewed },
    usableRange: isRange ? { low: usable, high: usable + assets.length - reviewed } : null,
    generationsWithUsable: {
      k: succeeded.filter((line) => hasUsable(line)).length,
      n: succeeded.length,
    },
  };
}

export function hasUsable({ assets }: Pick<Line, 'assets'>): boolean {
  return assets.some(({ rating }) => rating === 'usable');
}

/** Where the known charges of taken generations went. */
export function creditsOf(lines: readonly Line[]): CreditSplit {
  const charged = lines.filter((line) => isTaken(line) && line.charge !== null);
  const shares = charged.flatMap(({ assets }) => assets);
  const on = (rating: 'usable' | 'rejected' | null) =>
    sum(shares.filter((asset) => asset.rating === rating).map(({ share }) => share ?? 0));
  return {
    total: sum(charged.map(({ charge }) => charge ?? 0)),
    usable: on('usable'),
    rejected: on('rejected'),
    unreviewed: on(null),
    none: sum(charged.filter(({ assets }) => assets.length === 0).map(({ charge }) => charge ?? 0)),
  };
}

export function unknownChargesOf(lines: readonly Line[]): number {
  return lines.filter((line) => isTaken(line) && line.charge === null).length;
}
