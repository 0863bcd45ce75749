import type { Credits } from '../credit.ts';
import { type DaySpend, sum } from '../forecast.ts';
import type { Instant } from '../id.ts';
import { dayNumber } from '../week-index.ts';
import { zonedNow } from '../zoned-now.ts';
import { dayOf } from './day-of.ts';
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
const GOLDEN = 0.618_033_988_749_895;

/**
 * @param until after `now`; of any length, but a history speaks for about as long as it is.
 * @returns null while the data are thin: fewer than `MIN_ACTIVE_DAYS` past days with spending.
 */
export function spendPaths(
  { days, zone }: SpendHistory,
  now: Instant,
  until: Instant,
): SpendPaths | null {
  const { day: today, hour } = zonedNow(now, zone);
  const active = days
    .filter((one) => one.day < today && sum(one.hours) > 0)
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  const first = active.at(-1);
  if (active.length < MIN_ACTIVE_DAYS || !first) return null;
  const start = dayNumber(today);
  const span = start - dayNumber(first.day);
  const known = new Map(active.map((one) => [dayNumber(one.day), one.hours]));
  const last = dayNumber(zonedNow(until, zone).day);
  const paths = Array.from({ length: PATHS }, (_, path) => {
    const like = active[path % active.length]!;
    const from = dayNumber(like.day);
    const steps: SpendStep[] = [];
    let turn = (path + 1) * GOLDEN;
    for (let number = start; number <= last; number += 1) {
      const past = from + number - start;
      const hours =
        number === start
          ? like.hours
          : known.get(past < start ? past : start - span + ((past - start) % span));
      if (!hours) continue;
      const starts = wallHours(dayOf(number), zone);
      for (let at = number === start ? hour : 0; at < 24; at += 1) {
        const credits = hours[at]!;
        if (credits === 0) continue;
        turn += GOLDEN;
        const instant = Math.round(starts[at]! + (turn % 1) * (starts[at + 1]! - starts[at]!));
        if (instant > now && instant <= until) steps.push({ at: instant, credits });
      }
    }
    return { steps };
  });
  return { now, until, paths, n: active.length };
}
