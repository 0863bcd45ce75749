import { seeded } from '../../../shared/seeded.ts';
import type { Costs } from './compare.ts';

const RESAMPLES = 1000;

/** A mean over worlds, with the middle 95 % of means of worlds drawn anew (percentile bootstrap). */
export type Mean = { mean: number; low: number; high: number; worlds: number };

/**
 * By world, how many percent dearer than the oracle's a final was; Infinity where there was none.
 */
export function regretOf(costs: Costs, player: string, mark: 10 | 20 | 40): number[] {
  return costs[player]!.map((one, i) => 100 * (one[mark] / costs.oracle![i]![mark] - 1));
}

/** Worlds in which it is not finite are left out, which spares the player who had no final there. */
export function meanOf(values: readonly number[], seed: number): Mean {
  const known = values.filter(Number.isFinite);
  const random = seeded(seed);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < known.length; i += 1) sum += known[Math.floor(random() * known.length)]!;
    return sum / known.length;
  }).sort((a, b) => a - b);
  const at = (q: number) => means[Math.floor(q * (RESAMPLES - 1))] ?? Number.NaN;
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  return { mean, low: at(0.025), high: at(0.975), worlds: known.length };
}
