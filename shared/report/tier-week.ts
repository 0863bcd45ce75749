import { sum } from '../day-spend.ts';
import { TIERS, type Tier } from '../tier.ts';
import { isTaken, type Line } from './line.ts';
import { ratioInterval } from './ratio-interval.ts';
import { type Cost, MIN_REVIEWED, type TierWeek } from './week-report.ts';
import { creditsOf, unknownChargesOf, yieldsOf } from './yields.ts';

/** Each tier that was used, cheapest first, models of unknown tier last. */
export function tierWeeks(lines: readonly Line[], seed: number): TierWeek[] {
  return [...TIERS, null]
    .map((tier) => tierWeek(tier, linesOfTier(lines, tier), seed))
    .filter(({ generations }) => generations > 0);
}

/** The generations of a tier that the studio took. */
export function linesOfTier(lines: readonly Line[], tier: Tier | null): Line[] {
  return lines.filter((line) => isTaken(line) && line.tier === tier);
}

function tierWeek(tier: Tier | null, lines: readonly Line[], seed: number): TierWeek {
  const { generations, assets, reviewed, usableOfAll } = yieldsOf(lines);
  return {
    tier,
    generations,
    assets,
    reviewed,
    usable: usableOfAll.k,
    credits: creditsOf(lines),
    unknownCharges: unknownChargesOf(lines),
    cost: costPerUsable(lines, reviewed, seed),
  };
}

/** A generation of unknown charge is left out with its assets, or they would look free. */
function costPerUsable(lines: readonly Line[], reviewed: number, seed: number): Cost {
  const charged = lines.flatMap(({ charge, assets }) =>
    charge === null
      ? []
      : { over: charge, under: assets.filter(({ rating }) => rating === 'usable').length },
  );
  const usable = sum(charged.map(({ under }) => under));
  const counts = { usable, generations: charged.length };
  const why =
    charged.length === 0
      ? 'unknown-charges'
      : reviewed < MIN_REVIEWED
        ? 'few-reviewed'
        : usable === 0
          ? 'none-usable'
          : null;
  if (why !== null) return { value: null, interval: null, ...counts, why };
  const value = sum(charged.map(({ over }) => over)) / usable;
  return { value, interval: ratioInterval(charged, seed), ...counts, why };
}
