import type { Credits } from './credit.ts';

/** What is known of the cost of one generation that has ended. */
export type Ended = {
  end: 'succeeded' | 'failed' | 'canceled' | 'rejected';
  /** As an answer stated it, at the start; null: none did. */
  charged: Credits | null;
  /** As an answer stated it at the end. */
  endCharge: Credits | null;
  /** The price that the page showed for it. */
  shown: Credits | null;
};

/**
 * What the difference of two balances says of the generations that lie between them; each balance
 * was seen while nothing was under way. Of one alone whose cost no answer stated it is the
 * difference; and where nothing is left once all that succeeded cost what the page showed, whatever
 * failed was paid back. What cannot be told is left out.
 *
 * @param taken the first balance less the second.
 */
export function chargesBetween<One extends Ended>(
  between: readonly One[],
  taken: number,
): readonly (readonly [One, Credits])[] {
  const stated = (one: One) =>
    one.endCharge ?? (one.end === 'succeeded' ? one.charged : one.end === 'rejected' ? 0 : null);
  const left = taken - between.reduce((sum, one) => sum + (stated(one) ?? 0), 0);
  const others = between.filter((one) => stated(one) === null);
  const shown = (one: One) => (one.end === 'succeeded' ? one.shown : 0);
  const asShown = others.reduce((sum, one) => sum + (shown(one) ?? Number.NaN), 0);
  if (left === asShown) return others.map((one) => [one, shown(one) ?? 0] as const);
  const [only] = others;
  return only && others.length === 1 && left > 0 ? [[only, left]] : [];
}
