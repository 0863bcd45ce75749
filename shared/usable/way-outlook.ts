import type { Provenance } from '../credit.ts';
import { quantile } from '../latency.ts';
import type { Tier } from '../tier.ts';
import { type WaysInput, waysOf } from './best-way.ts';
import { type Beta, betaMean, betaQuantile } from './beta.ts';
import { triesSpread } from './tries.ts';

/** The mean, and the middle 80 %: of ten times one ends below `low` and one above `high`. */
export type Spread = { low: number; expected: number; high: number };

/** What one usable final takes if it is sought in one tier, as far as this account tells. */
export type WayOutlook = {
  tier: Tier;
  /** Where its usable draft is then promoted. */
  promotesTo: Tier | null;
  /** Thousandths of credits until one usable final; null where a price on the way is unknown. */
  credits: Spread | null;
  provenance: Provenance;
  /** Of generating alone, one after another; null where a time on the way is unknown. */
  seconds: Spread | null;
  /** Of one asset being usable, as a share. */
  usable: Spread;
  /** Ratings of this tier and kind of prompt behind it. */
  reviewed: number;
};

/** So many points of each spread; their sums are the spread of the whole. */
const POINTS = 8;

/** The outlook of each way that the site offers. A usable draft in hand counts. */
export function wayOutlooks(input: WaysInput): WayOutlook[] {
  return waysOf(input).map(({ belief, promotesTo }) => {
    const drafts =
      promotesTo && input.draftIn === belief.tier
        ? Array<number>(POINTS).fill(0)
        : triesSpread(belief.usable, POINTS);
    const finals = promotesTo ? triesSpread(input.keeps(belief, promotesTo), POINTS) : [0];
    const over = (each: number | null, final: number | null): Spread | null =>
      each === null || final === null ? null : sums(drafts, each, finals, final);
    const { credits } = belief;
    const final = promotesTo?.credits;
    return {
      tier: belief.tier,
      promotesTo: promotesTo?.tier ?? null,
      credits: over(credits.credits, final ? final.credits : 0),
      provenance: credits.credits === null || final?.credits === null ? 'unknown' : 'estimated',
      seconds: over(
        belief.seconds?.p50 ?? null,
        promotesTo ? (promotesTo.seconds?.p50 ?? null) : 0,
      ),
      usable: shareOf(belief.usable),
      reviewed: belief.rated.reviewed,
    };
  });
}

function shareOf(usable: Beta): Spread {
  return {
    low: betaQuantile(usable, 0.1),
    expected: betaMean(usable),
    high: betaQuantile(usable, 0.9),
  };
}

function sums(drafts: readonly number[], each: number, finals: readonly number[], final: number) {
  const all = drafts.flatMap((n) => finals.map((m) => n * each + m * final));
  all.sort((a, b) => a - b);
  const expected = all.reduce((sum, one) => sum + one, 0) / all.length;
  return { low: quantile(all, 0.1), expected, high: quantile(all, 0.9) };
}
