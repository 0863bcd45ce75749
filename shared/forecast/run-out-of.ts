import type { Credits } from '../credit.ts';
import type { Instant } from '../id.ts';
import type { SpendPaths } from './spend-paths.ts';

/** Whether and when something that nothing fills again is used up within the time of the paths. */
export type RunOut = {
  /** Of the first spending that what is left no longer pays for. */
  probability: number;
  /**
   * The moments by which one path in ten, one in two, nine in ten have run out; null where fewer
   * do so within the time of the paths.
   */
  early: Instant | null;
  likely: Instant | null;
  late: Instant | null;
};

/** @param left credits (thousandths) that are there now, not less than 0. */
export function runOutOf({ paths }: SpendPaths, left: Credits): RunOut {
  return timesOf(paths.map((path) => runOutAt(path, left)));
}

/** @param moments at which each path runs out, in any order; Infinity: it does not. */
export function timesOf(moments: readonly number[]): RunOut {
  const rising = [...moments].sort((a, b) => a - b);
  const count = rising.filter(Number.isFinite).length;
  const at = (share: number) => {
    const moment = rising[Math.ceil(rising.length * share) - 1] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(moment) ? moment : null;
  };
  return { probability: count / rising.length, early: at(0.1), likely: at(0.5), late: at(0.9) };
}

/** The first spending that is not covered; Infinity: there is none. */
export function runOutAt({ steps }: SpendPaths['paths'][number], left: Credits): number {
  let rest = left;
  for (const { at, credits } of steps) {
    rest -= credits;
    if (rest < 0) return at;
  }
  return Number.POSITIVE_INFINITY;
}
