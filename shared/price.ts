import * as z from 'zod/mini';
import { chargeOf } from './charge.ts';
import type { Amount, Credits } from './credit.ts';
import { Credits as CreditsSchema, UNKNOWN_AMOUNT } from './credit.ts';
import type { PriceKey } from './event.ts';
import { PriceKey as PriceKeySchema } from './event.ts';
import type { Quote } from './generation.ts';
import type { GenerationRecord } from './generation-record.ts';
import { Instant, type Site } from './id.ts';
import { priceSlot, type Stats } from './stats.ts';

/** What is known of the price of one combination of settings on one site. */
export const KnownPrice = z.object({
  key: PriceKeySchema,
  credits: CreditsSchema,
  /**
   * `charge`: paid on this account `n` times at this price; `balance`: the same as the balance moved,
   * where nothing stated a charge; `typed`: one charge that the person said to learn from; `page`:
   * shown by the page.
   */
  source: z.enum(['charge', 'balance', 'typed', 'page']),
  n: z.int(),
  /** The latest of them. */
  at: Instant,
  /** When the price changed last, and what it was before; absent where no change was seen. */
  since: z.optional(Instant),
  was: z.optional(CreditsSchema),
  /** Charges differ for these very settings, so that something that is not seen bears on them. */
  between: z.optional(z.object({ low: CreditsSchema, high: CreditsSchema })),
  /** Seen only under another plan than the one in force. */
  otherPlan: z.optional(z.boolean()),
  /** Another price that the latest charges speak for, too few of them yet to call it a change. */
  next: z.optional(z.object({ credits: CreditsSchema, n: z.int(), since: Instant })),
});
export type KnownPrice = z.infer<typeof KnownPrice>;

/**
 * The prices seen on a site: the last charge of each combination and how often in a row it was
 * that much, or the page's own figure where that one is newer.
 */
export function knownPrices(
  stats: Stats,
  site: Site,
  records: Iterable<GenerationRecord>,
): KnownPrice[] {
  const prices = new Map<string, KnownPrice>();
  for (const record of records) {
    // What a failed generation was charged before its refund is the price all the same.
    const credits = record.end === 'succeeded' ? chargeOf(record) : record.acceptedCharge;
    if (credits === null || record.at === null || record.outcome !== 'released') continue;
    const key = priceKey(record);
    const slot = priceSlot(site, key);
    const known = prices.get(slot);
    if (known && known.at > record.at) continue;
    const n = known?.credits === credits ? known.n + 1 : 1;
    prices.set(slot, { key, credits, source: 'charge', n, at: record.at });
  }
  for (const [slot, { at, value }] of stats.prices) {
    if (value.site !== site) continue;
    const known = prices.get(slot);
    if (known && (known.at >= at || known.credits === value.credits)) continue;
    prices.set(slot, { key: value.key, credits: value.credits, source: 'page', n: 0, at });
  }
  return [...prices.values()].sort((a, b) => b.at - a.at);
}

/** The settings that a price may depend on, out of a request or a record. */
export function priceKey(settings: PriceKey): PriceKey {
  const { model, kind, resolution, quality = null, count, durationS } = settings;
  return { model, kind, resolution, ...(quality !== null && { quality }), count, durationS };
}

/**
 * What a request will probably cost, from what this account saw on this site and nothing else.
 * Exact settings first; else the same with another count, scaled by it; else unknown.
 */
export function quote(prices: readonly KnownPrice[], wanted: PriceKey): Quote {
  const sameBut = (price: KnownPrice, fields: readonly (keyof PriceKey)[]) =>
    fields.every((field) => price.key[field] === wanted[field]);
  const exact = prices.find((price) =>
    sameBut(price, ['model', 'kind', 'resolution', 'count', 'durationS']),
  );
  if (exact) return { quoted: amountOf(exact), source: sourceOf(exact) };
  const perItem = prices.find((price) =>
    sameBut(price, ['model', 'kind', 'resolution', 'durationS']),
  );
  if (perItem) {
    const credits = Math.round((perItem.credits / (perItem.key.count ?? 1)) * (wanted.count ?? 1));
    return {
      quoted: { credits, provenance: 'estimated' },
      source: `scaled from ${perItem.key.count ?? 1} to ${wanted.count ?? 1}: ${sourceOf(perItem)}`,
    };
  }
  return { quoted: UNKNOWN_AMOUNT, source: 'not seen on this site yet' };
}

/** A price that the page shows right now outranks everything learned. */
export function shownQuote(credits: Credits): Quote {
  return { quoted: { credits, provenance: 'measured' }, source: 'read from this page' };
}

function amountOf(price: KnownPrice): Amount {
  return { credits: price.credits, provenance: price.source === 'page' ? 'measured' : 'learned' };
}

function sourceOf(price: KnownPrice): string {
  if (price.source === 'page') return 'shown by the page before';
  return price.n === 1 ? 'charged once' : `charged ${price.n} times`;
}
