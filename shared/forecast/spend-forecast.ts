import type { Credits } from '../credit.ts';
import type { Instant } from '../id.ts';
import { quantile } from '../latency.ts';
import type { SpendPaths } from './spend-paths.ts';

/**
 * Credits (thousandths) that a quantity will probably lie within: 80 % of the futures lie from
 * `low` to `high`, both included, half of them at or below `likely`.
 */
export type SpendBand = { low: Credits; likely: Credits; high: Credits };

/** What will be spent from now on until a moment. */
export type SpendForecast = SpendBand & {
  /** Past days that it rests on. */
  n: number;
};

/** @param until not after the end of the paths; their end where it is left out. */
export function spendForecast(paths: SpendPaths, until: Instant = paths.until): SpendForecast {
  return { ...bandOf(totalsOf(paths, until)), n: paths.n };
}

/**
 * `low` is the 10 % quantile and `high` lies 80 % of the futures above those below `low`. Where
 * nothing at all is spent in more than one future of ten, that is below the 90 % quantile: a band
 * from 0 to that one would hold 90 % and claim 80 %.
 *
 * @param rising amounts that are equally probable, ascending.
 */
export function bandOf(rising: readonly Credits[]): SpendBand {
  const at = (share: number) => Math.round(quantile(rising, share));
  const low = at(0.1);
  const below = rising.findIndex((one) => one >= low) / rising.length;
  return { low, likely: at(0.5), high: Math.max(at(0.5), at(Math.min(0.9, below + 0.8))) };
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
