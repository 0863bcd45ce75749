import { quantile } from '../latency.ts';
import { seeded } from '../seeded.ts';

const RESAMPLES = 1000;
/** Of fewer observations a resample says little but that they are few. */
export const MIN_OBSERVATIONS = 5;

/**
 * The 95 % interval of a ratio of two sums over the same observations, by the percentile bootstrap
 * (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3): the observations are
 * drawn again with replacement, 1000 times, and the middle 95 % of the ratios are the interval. A
 * draw in which the lower sum is 0 counts as without bound.
 *
 * @returns null for fewer than five observations; `high` null: no upper bound can be told.
 */
export function ratioInterval(
  observations: readonly { over: number; under: number }[],
  seed: number,
): { low: number; high: number | null } | null {
  const { length } = observations;
  if (length < MIN_OBSERVATIONS) return null;
  const random = seeded(seed);
  const ratios: number[] = [];
  for (let i = 0; i < RESAMPLES; i += 1) {
    let over = 0;
    let under = 0;
    for (let j = 0; j < length; j += 1) {
      const drawn = observations[Math.floor(random() * length)]!;
      over += drawn.over;
      under += drawn.under;
    }
    ratios.push(under === 0 ? Number.POSITIVE_INFINITY : over / under);
  }
  ratios.sort((a, b) => a - b);
  const low = quantile(ratios, 0.025);
  const high = quantile(ratios, 0.975);
  if (!Number.isFinite(low)) return null;
  return { low, high: Number.isFinite(high) ? high : null };
}
