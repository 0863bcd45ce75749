import type { Credits } from './credit.ts';
import { type DaySpend, sum } from './forecast.ts';
import type { Day } from './id.ts';
import { quantile } from './latency.ts';
import { addDays } from './reset-day.ts';

/** In how many days a balance is used up, today included as day 0; null: not within `horizon`. */
export type RunOut = {
  early: number | null;
  likely: number | null;
  late: number | null;
  /** Days that the window of the past allows to look ahead. */
  horizon: number;
  /** Past days that it was tried from. */
  n: number;
};

/** Below these a date would be a guess: days known at all, and days with spending among them. */
export const MIN_KNOWN_DAYS = 14;
export const MIN_SPENDING_DAYS = 5;

/**
 * When a balance that nothing fills again is used up, if the coming days are like those that came:
 * what is left is spent down the past from each day on, days without spending included, and the
 * 10 %, 50 % and 90 % quantiles of the days it took are given. A walk that reaches the end of the
 * known past begins again at its start, so each is as long as the window. Null while the data are
 * thin.
 *
 * @param days with spending, any order. @param today is known in part and not walked.
 */
export function forecastRunOut(
  days: readonly DaySpend[],
  today: Day,
  left: Credits,
): RunOut | null {
  const past = days.filter(({ day }) => day < today).sort((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = past;
  if (!first) return null;
  const spent = new Map(past.map(({ day, hours }) => [day, sum(hours)]));
  const known: Credits[] = [];
  for (let day = first.day; day < today; day = addDays(day, 1)) known.push(spent.get(day) ?? 0);
  const spending = known.filter((credits) => credits > 0).length;
  if (known.length < MIN_KNOWN_DAYS || spending < MIN_SPENDING_DAYS) return null;
  const horizon = known.length;
  // What did not run out within the window sorts last.
  const took = known.map((_, from) => daysToSpend(known, from, left) ?? horizon + 1);
  took.sort((a, b) => a - b);
  const at = (q: number) => {
    const whole = Math.floor(quantile(took, q));
    return whole > horizon ? null : whole;
  };
  return { early: at(0.1), likely: at(0.5), late: at(0.9), horizon, n: took.length };
}

function daysToSpend(known: readonly Credits[], from: number, left: Credits): number | null {
  let rest = left;
  for (let n = 0; n < known.length; n += 1) {
    rest -= known[(from + n) % known.length]!;
    if (rest < 0) return n;
  }
  return null;
}
