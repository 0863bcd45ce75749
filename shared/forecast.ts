import * as z from 'zod/mini';
import { Credits } from './credit.ts';
import type { Day } from './id.ts';
import { quantile } from './latency.ts';

/** Credits spent in one reset day, hour by hour of its wall clock; `unknown` charges are not in it. */
export const DaySpend = z.object({
  day: z.string(),
  hours: z.array(Credits).check(z.length(24)),
  unknown: z.int(),
  /** Set aside for those of the unknown that came back; absent where nothing was. */
  owed: z.optional(Credits),
  generations: z.int(),
});
export type DaySpend = z.infer<typeof DaySpend>;

/** What will still be spent until the daily reset, in credits (thousandths). */
export type Forecast = {
  low: Credits;
  likely: Credits;
  high: Credits;
  /** Share of past days on which the rest of the day would have used up what is left; null if that is unknown. */
  runOut: number | null;
  /** Past days that it rests on. */
  n: number;
};

/** Below these the forecast stays silent: a band from fewer days would be a guess. */
export const MIN_ACTIVE_DAYS = 5;
export const MIN_CHARGES_TODAY = 2;

/**
 * The rest of today from the same hours of earlier days: their 10 %, 50 % and 90 % quantiles.
 * Days on which nothing was spent by this hour say little once today has begun, so they are left
 * out then; this is the "days like today so far" rival of the forecasting literature's analogues.
 * Returns null while the data are thin.
 *
 * @param days past days and today, any order. @param hour wall-clock hour 0 to 23 of now.
 * @param left credits that can still be spent today; null if unknown.
 */
export function forecastDay(
  days: readonly DaySpend[],
  today: Day,
  hour: number,
  left: Credits | null,
): Forecast | null {
  const current = days.find(({ day }) => day === today);
  if (!current || current.generations < MIN_CHARGES_TODAY) return null;
  const past = days.filter(({ day }) => day < today && spentBy(days, day, hour) > 0);
  if (past.length < MIN_ACTIVE_DAYS) return null;
  const rest = past.map(({ hours }) => sum(hours.slice(hour + 1))).sort((a, b) => a - b);
  return {
    low: Math.round(quantile(rest, 0.1)),
    likely: Math.round(quantile(rest, 0.5)),
    high: Math.round(quantile(rest, 0.9)),
    runOut: left === null ? null : rest.filter((credits) => credits > left).length / rest.length,
    n: rest.length,
  };
}

function spentBy(days: readonly DaySpend[], day: Day, hour: number): Credits {
  const found = days.find((candidate) => candidate.day === day);
  return found ? sum(found.hours.slice(0, hour + 1)) : 0;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
