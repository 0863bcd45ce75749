import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import type { ForecastMade } from '../event.ts';
import { Instant } from '../id.ts';

/** The quantiles that a forecast's `low`, `likely` and `high` are. */
export const QUANTILES = { low: 0.1, likely: 0.5, high: 0.9 } as const;

/** A forecast as it was stored. */
export type MadeForecast = Pick<
  ForecastMade,
  'id' | 'at' | 'site' | 'until' | 'low' | 'likely' | 'high' | 'runOut' | 'left' | 'model'
> & { day: string };

/**
 * A forecast with what came of it. `open`: its time has not come; `unknown`: a charge of that time
 * is not known, so nothing can be said. Credits in thousandths.
 */
export const ScoredForecast = z.object({
  at: Instant,
  until: Instant,
  low: Credits,
  likely: Credits,
  high: Credits,
  state: z.enum(['open', 'unknown', 'inside', 'outside']),
  /** Spent between the two moments; null unless it was scored. */
  spent: z.nullable(Credits),
  /** The credits ended before the time did: as much was wanted at least. */
  ranOut: z.boolean(),
  /** Pinball losses of the three quantiles, summed, in thousandths; null unless it was scored. */
  loss: z.nullable(z.number()),
});
export type ScoredForecast = z.infer<typeof ScoredForecast>;

/** What was charged for a generation that the studio took; null: nobody knows. */
export type DatedCharge = { at: Instant; credits: Credits | null };

/**
 * Holds a forecast against what was spent. What credits that ran out kept from being spent cannot
 * be seen: where less was left than the dearest of that time cost, the outcome counts as that much
 * or more.
 *
 * @param charges of the site, at least those between the forecast and its end; any order.
 */
export function scoreForecast(
  made: MadeForecast,
  charges: readonly DatedCharge[],
  now: Instant,
): ScoredForecast {
  const { at, until, low, likely, high, left } = made;
  const band = { at, until, low, likely, high };
  const blank = { ...band, spent: null, ranOut: false, loss: null };
  if (now < until) return { ...blank, state: 'open' };
  const later = charges.filter((one) => one.at > at && one.at < until);
  if (later.some(({ credits }) => credits === null)) return { ...blank, state: 'unknown' };
  const known = later.map(({ credits }) => credits ?? 0);
  const spent = known.reduce((sum, credits) => sum + credits, 0);
  const dearest = Math.max(0, ...known);
  const ranOut = left !== null && left - spent < Math.max(dearest, 1);
  const isInside = spent <= high && (ranOut || spent >= low);
  return {
    ...band,
    state: isInside ? 'inside' : 'outside',
    spent,
    ranOut,
    loss: pinball(band, spent, ranOut),
  };
}

function pinball(
  band: Record<keyof typeof QUANTILES, Credits>,
  spent: Credits,
  orMore: boolean,
): number {
  const losses = Object.entries(QUANTILES).map(([name, q]) => {
    const miss = spent - band[name as keyof typeof QUANTILES];
    if (miss >= 0) return q * miss;
    return orMore ? 0 : (q - 1) * miss;
  });
  return losses.reduce((sum, loss) => sum + loss, 0);
}
