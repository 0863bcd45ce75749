/** The quantiles .1, .5 and .9. */
export type Band = readonly [number, number, number];
/** A band, and what came of it. */
export type Outcome = { band: Band; actual: number };
export type BandScore = { n: number; pinball: number; covers: number; bias: number };

const QUANTILES = [0.1, 0.5, 0.9] as const;

/** Pinball loss, summed over the three quantiles (Koenker and Bassett, 1978). */
export function pinball({ band, actual }: Outcome): number {
  return QUANTILES.reduce((all, q, i) => {
    const off = actual - band[i]!;
    return all + Math.max(q * off, (q - 1) * off);
  }, 0);
}

/** Means over outcomes; an actual on an edge is inside. Null without any. */
export function scoreBand(outcomes: readonly Outcome[]): BandScore | null {
  const n = outcomes.length;
  if (n === 0) return null;
  const mean = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((all, one) => all + of(one), 0) / n;
  return {
    n,
    pinball: mean(pinball),
    covers: mean(({ band, actual }) => (actual >= band[0] && actual <= band[2] ? 1 : 0)),
    bias: mean(({ band, actual }) => band[1] - actual),
  };
}
