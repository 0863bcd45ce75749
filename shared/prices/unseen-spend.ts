import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import { Instant } from '../id.ts';
import { learnedPrice, runFor } from './learn-prices.ts';
import { type SentRecord, statedFor } from './paid.ts';
import { isSame } from './price-run.ts';
import type { SitePrices } from './site-prices.ts';

/**
 * Credits that left the balance and that no generation here explains: another device, or credits
 * that expired. At least so many, as what came in meanwhile hides as much.
 */
export const UnseenSpend = z.object({
  credits: Credits,
  /** Between these instants. */
  since: Instant,
  until: Instant,
  /** Between how many pairs of balances. */
  times: z.int(),
});
export type UnseenSpend = z.infer<typeof UnseenSpend>;

/** As long as it is told of. */
const SHOWN_MS = 7 * 86_400_000;

/** Null where nothing is unexplained. @param expires buckets are stated, some of which run out. */
export function unseenSpend(
  prices: SitePrices,
  expires: boolean,
  now: Instant,
): UnseenSpend | null {
  const found: { credits: Credits; from: Instant; to: Instant }[] = [];
  /** Of what was sent before the balance showed it: an answer may be from before the charge. */
  let late = 0;
  let before = 0;
  let justExplained = 0;
  for (const span of prices.spans) {
    if (span.to < now - SHOWN_MS || span.lost) continue;
    // What ran out at the end of a day is no spending; an allowance that came back only hides some.
    if (span.overnight && expires) continue;
    const explained = span.sent.reduce((sum, one) => sum + mostOf(prices, one), 0);
    const moved = span.taken - explained;
    if (Number.isNaN(moved)) continue;
    const credits = moved - late;
    // A top-up is no charge that is still to come; an old answer is from before one or two.
    late = Math.max(0, Math.min(-moved, explained + justExplained));
    if (explained > 0) justExplained = explained;
    // What came and went at once was an old answer.
    const isOld = credits !== 0 && credits === -before;
    if (isOld && credits < 0) found.pop();
    before = isOld ? 0 : credits;
    if (isOld || credits <= 0 || isSame(explained, span.taken)) continue;
    found.push({ credits, from: span.from, to: span.to });
  }
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last) return null;
  const credits = found.reduce((sum, one) => sum + one.credits, 0);
  return { credits, since: first.from, until: last.to, times: found.length };
}

/** The most that one may have taken; NaN where nobody knows. */
function mostOf(prices: SitePrices, one: SentRecord): number {
  const stated = statedFor(one) ?? (one.end === 'failed' ? one.acceptedCharge : null);
  if (stated !== null) return stated;
  const learned = one.at >= prices.since ? prices.now : prices.before;
  const price = learnedPrice(learned, one);
  const found = runFor(learned, one);
  if (price === null && one.quotedBy === 'measured') return one.quoted ?? Number.NaN;
  if (price === null || !found || found.run.between) return Number.NaN;
  const { next } = found.run;
  // The price may just have changed.
  if (next && one.at >= next.since) return Math.max(price, next.credits * found.units);
  return price;
}
