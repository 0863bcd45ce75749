import type { Credits } from '../credit.ts';
import { bandOf, type SpendBand } from '../forecast/spend-forecast.ts';
import type { Instant } from '../id.ts';
import type { Spent } from './burn.ts';
import type { BurnStretch } from './burn-schedule.ts';

/** A moment at which a bucket ends or renews, over all futures. */
export type BucketEnd = {
  at: Instant;
  /** Its place in the statement. */
  place: number;
  /** What of it is lost then. */
  lost: SpendBand;
  /** The share of futures in which anything is. */
  probability: number;
  /** What all buckets hold just before. */
  balance: SpendBand;
};

export type BurnedPaths = {
  /** Every moment at which a bucket may lose credits, in order of time. */
  ends: BucketEnd[];
  /** When each future first spends what no bucket covers, in their order; Infinity: it does not. */
  runOuts: number[];
};

/**
 * Spends each of the equally probable futures out of the buckets.
 *
 * @param left what each bucket holds now, by place. @param paths what is spent when, in order of
 * time; what lies after the last stretch's end is spent in it.
 */
export function burnPaths(
  stretches: readonly BurnStretch[],
  left: readonly Credits[],
  paths: readonly { steps: readonly Spent[] }[],
): BurnedPaths {
  const futures = paths.map(({ steps }) => burnPath(stretches, left, steps));
  const ends = stretches.flatMap(({ until, changes }, i) =>
    changes.flatMap(({ empties }, place): BucketEnd[] => {
      if (!empties || until === null) return [];
      const before = futures.map(({ held }) => held[i]!);
      const lost = before.map((buckets) => buckets[place]!);
      return [
        {
          at: until,
          place,
          lost: bandOf(rising(lost)),
          probability: lost.filter((credits) => credits > 0).length / Math.max(1, lost.length),
          balance: bandOf(
            rising(before.map((buckets) => buckets.reduce((sum, one) => sum + one, 0))),
          ),
        },
      ];
    }),
  );
  return { ends, runOuts: futures.map(({ runOutAt }) => runOutAt) };
}

function burnPath(
  stretches: readonly BurnStretch[],
  left: readonly Credits[],
  steps: readonly Spent[],
) {
  const buckets = [...left];
  /** What the buckets hold at the end of each stretch, before it changes them. */
  const held: Credits[][] = [];
  let runOutAt = Number.POSITIVE_INFINITY;
  let next = 0;
  for (const { until, order, changes } of stretches) {
    for (; next < steps.length && (until === null || steps[next]!.at < until); next += 1) {
      let rest = steps[next]!.credits;
      for (const place of order) {
        const taken = Math.min(buckets[place]!, rest);
        buckets[place]! -= taken;
        rest -= taken;
      }
      if (rest > 0) runOutAt = Math.min(runOutAt, steps[next]!.at);
    }
    held.push([...buckets]);
    changes.forEach(({ empties, gives }, place) => {
      buckets[place] = (empties ? 0 : buckets[place]!) + gives;
    });
  }
  return { held, runOutAt };
}

function rising(credits: readonly Credits[]): Credits[] {
  return [...credits].sort((a, b) => a - b);
}
