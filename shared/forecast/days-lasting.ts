import type { Credits } from '../credit.ts';
import { sum } from '../day-spend.ts';
import type { Instant } from '../id.ts';
import { dayNumber } from '../week-index.ts';
import { zonedNow } from '../zoned-now.ts';
import { dayOf } from './day-of.ts';
import { runOutOf } from './run-out-of.ts';
import { type SpendHistory, spendPaths } from './spend-paths.ts';
import { wallHours } from './wall-hours.ts';

/** In how many days a balance is used up, today included as day 0; null: not within `horizon`. */
export type DaysLasting = {
  early: number | null;
  likely: number | null;
  late: number | null;
  /** Days that were looked ahead, today among them: as many as are known of the past. */
  horizon: number;
  /** Past days with spending that it rests on. */
  n: number;
};

/** Below these a date would be a guess: days known at all, and days with spending among them. */
export const MIN_KNOWN_DAYS = 14;
export const MIN_SPENDING_DAYS = 5;

/**
 * When a balance that nothing fills again is used up, read off the paths in which spending may go:
 * one in ten has run out by `early`, one in two by `likely`, nine in ten by `late`. Null while the
 * data are thin.
 */
export function daysLasting(
  history: SpendHistory,
  now: Instant,
  left: Credits,
): DaysLasting | null {
  const { zone } = history;
  const numberAt = (at: Instant) => dayNumber(zonedNow(at, zone).day);
  const today = numberAt(now);
  const past = history.days
    .filter(({ hours }) => sum(hours) > 0)
    .map(({ day }) => dayNumber(day))
    .filter((number) => number < today);
  const horizon = today - Math.min(today, ...past);
  if (horizon < MIN_KNOWN_DAYS) return null;
  const until = wallHours(dayOf(today + horizon), zone)[0]! - 1;
  const paths = spendPaths(history, now, until, MIN_SPENDING_DAYS);
  if (paths === null) return null;
  const { early, likely, late } = runOutOf(paths, left);
  const ahead = (at: Instant | null) => (at === null ? null : numberAt(at) - today);
  return { early: ahead(early), likely: ahead(likely), late: ahead(late), horizon, n: paths.n };
}
