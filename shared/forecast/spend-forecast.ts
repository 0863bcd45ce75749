import type { Credits } from '../credit.ts';
import type { Instant } from '../id.ts';
import { quantile } from '../latency.ts';
import type { SpendPaths } from './spend-paths.ts';

/** What will be spent from now on until a moment, in credits (thousandths): 10 %, 50 %, 90 % quantiles. */
export type SpendForecast = {
  low: Credits;
  likely: Credits;
  high: Credits;
  /** Past days that it rests on. */
  n: number;
};

/** @param until not after the end of the paths; their end where it is left out. */
export function spendForecast(paths: SpendPaths, until: Instant = paths.until): SpendForecast {
  const totals = totalsOf(paths, until);
  const at = (q: number) => Math.round(quantile(totals, q));
  return { low: at(0.1), likely: at(0.5), high: at(0.9), n: paths.n };
}

/** What each path spends until then, ascending. */
export function totalsOf({ paths }: SpendPaths, until: Instant): Credits[] {
  const totals = paths.map(({ steps }) => {
    let total = 0;
    for (const { at, credits } of steps) if (at <= until) total += credits;
    return total;
  });
  return totals.sort((a, b) => a - b);
}
