import * as z from 'zod/mini';

/** A share with what it is a share of; a percentage without its n is never shown. */
export const Ratio = z.strictObject({ k: z.int(), n: z.int() });
export type Ratio = z.infer<typeof Ratio>;

/** The 97.5 % quantile of the normal distribution: intervals here are 95 %. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of a share, both from 0 to 1 (E. B. Wilson, JASA 22, 1927, 209 to 212):
 * unlike the textbook's plus and minus it holds for few and for extreme observations.
 */
export function wilson({ k, n }: Ratio): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const p = k / n;
  const centre = p + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const whole = 1 + (Z * Z) / n;
  return {
    low: k === 0 ? 0 : (centre - spread) / whole,
    high: k === n ? 1 : (centre + spread) / whole,
  };
}
