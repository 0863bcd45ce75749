import type { Credits } from '../credit.ts';
import type { DaySpend } from '../day-spend.ts';
import type { Instant } from '../id.ts';
import { dayNumber } from '../week-index.ts';
import { zonedNow } from '../zoned-now.ts';
import { type Analogue, analogues } from './analogue-weights.ts';
import { dayOf } from './day-of.ts';
import { walkOn } from './walk-on.ts';
import { wallHours } from './wall-hours.ts';

/** What a forecast is made of: one studio's days, today's among them, in any order. */
export type SpendHistory = {
  days: readonly DaySpend[];
  /** IANA name of the zone in which the studio's day begins at midnight. */
  zone: string;
};

/** Credits spent at a moment, both as simulated. */
export type SpendStep = { at: Instant; credits: Credits };

/** One way in which the time to come may go: what is spent when, in order of time, nothing else. */
export type SpendPath = { steps: readonly SpendStep[] };

/**
 * The ways in which spending may go from `now` (exclusive) to `until` (inclusive), all equally
 * probable. The same history gives the same paths. Band, run-out and the burning down of buckets are
 * all read off them, so that they can never contradict each other.
 */
export type SpendPaths = {
  now: Instant;
  until: Instant;
  paths: readonly SpendPath[];
  /** Past days that they rest on. */
  n: number;
};

/** Past days with spending below which there is no forecast: it would be a guess. */
export const MIN_ACTIVE_DAYS = 5;
const PATHS = 200;
/** Its multiples spread over 0 to 1 as evenly as any, however many there are (Weyl, 1916). */
const GOLDEN = 0.618_033_988_749_895;

/**
 * The rest of today goes as on past days with spending, each as often as it is recent and was
 * like today by this time of day; the days after it go on from there as the past did. Today is
 * taken for a day with spending: whoever asks is at work. Spending of a past hour falls somewhere
 * within that hour.
 *
 * @param until after `now`; of any length, but a history speaks for about as long as it is.
 * @param least past days with spending, at least 1, below which the data are too thin.
 * @returns null while they are.
 */
export function spendPaths(
  { days, zone }: SpendHistory,
  now: Instant,
  until: Instant,
  least = MIN_ACTIVE_DAYS,
): SpendPaths | null {
  const { day, hour, minute } = zonedNow(now, zone);
  const today = dayNumber(day);
  const alike = analogues(days, today, { hour, minute });
  if (alike.length < least) return null;
  const last = dayNumber(zonedNow(until, zone).day);
  const starts = Array.from({ length: last - today + 1 }, (_, ahead) =>
    wallHours(dayOf(today + ahead), zone),
  );
  const walk = last > today ? walkOn(alike, today) : null;
  const paths = strata(alike, PATHS).map((like, path) => {
    const steps: SpendStep[] = [];
    let turn = (path * GOLDEN) % 1;
    const spend = (
      hours: DaySpend['hours'],
      from: readonly Instant[],
      first: number,
      by: number,
    ) => {
      for (let at = first; at < 24; at += 1) {
        if (hours[at] === 0) continue;
        turn = (turn + GOLDEN) % 1;
        const instant = Math.floor(from[at]! + turn * (from[at + 1]! - from[at]!));
        if (instant > now && instant <= until)
          steps.push({ at: instant, credits: Math.round(hours[at]! * by) });
      }
    };
    spend(like.hours, starts[0]!, hour, 1);
    walk?.(like.number, path / PATHS, last - today, (hours, ahead, by) =>
      spend(hours, starts[ahead]!, 0, by),
    );
    return { steps };
  });
  return { now, until, paths, n: alike.length };
}

/** The days at `count` evenly spaced places of their weights laid end to end. */
function strata(alike: readonly Analogue[], count: number): Analogue[] {
  const total = alike.reduce((all, { weight }) => all + weight, 0);
  const found: Analogue[] = [];
  let [at, end] = [0, alike[0]!.weight];
  for (let place = 0; place < count; place += 1) {
    const mark = ((place + 0.5) / count) * total;
    while (end < mark && at < alike.length - 1) {
      at += 1;
      end += alike[at]!.weight;
    }
    found.push(alike[at]!);
  }
  return found;
}
