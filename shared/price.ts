import * as z from 'zod/mini';
import type { Credits } from './credit.ts';
import { Credits as CreditsSchema, UNKNOWN_AMOUNT } from './credit.ts';
import type { PriceKey } from './event.ts';
import { PriceKey as PriceKeySchema } from './event.ts';
import type { Quote } from './generation.ts';
import { Instant } from './id.ts';
import { priceWords, type When } from './price-words.ts';

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
  /** What the page shows for it, where charges were found to differ from that. */
  shown: z.optional(CreditsSchema),
  /** Another price that the latest charges speak for, too few of them yet to call it a change. */
  next: z.optional(z.object({ credits: CreditsSchema, n: z.int(), since: Instant })),
});
export type KnownPrice = z.infer<typeof KnownPrice>;

/** The settings that a price may depend on, out of a request or a record. */
export function priceKey(settings: PriceKey): PriceKey {
  const { model, kind, resolution, quality = null, count, durationS } = settings;
  return { model, kind, resolution, ...(quality !== null && { quality }), count, durationS };
}

/**
 * What a request will probably cost, from what this account saw on this site and nothing else: of
 * the very settings first; else from another count where the price goes by the piece, or from other
 * lengths where it goes by the second; else what it was under another plan; else unknown.
 *
 * @param shown what the page shows for it now, which outranks all that was learned, unless charges
 *   were found to differ from it.
 */
export function quote(
  prices: readonly KnownPrice[],
  wanted: PriceKey,
  shown: Credits | null = null,
  when?: When,
): Quote {
  const usable = prices.filter((price) => !price.otherPlan);
  const exact = usable.find((price) => isSame(price.key, wanted, SETTINGS));
  if (shown !== null && exact?.shown !== shown)
    return {
      quoted: { credits: shown, provenance: 'measured' },
      source: exact ? `read from this page; ${priceWords(exact, when)}` : 'read from this page',
    };
  if (exact) return quoteOf(exact, when);
  const scaled = byUnit(usable, wanted, 'count', 1) ?? byUnit(usable, wanted, 'durationS', 2);
  if (scaled) {
    const { price, credits, from, to } = scaled;
    return estimate(credits, `scaled from ${from} to ${to}: ${priceWords(price, when)}`);
  }
  const other = usable.find((price) => isSame(price.key, wanted, BUT_QUALITY));
  if (other && wanted.quality == null)
    return estimate(other.credits, `quality “${other.key.quality}”: ${priceWords(other, when)}`);
  const old = prices.find((price) => isSame(price.key, wanted, SETTINGS));
  if (old) return estimate(old.credits, `under your plan before: ${priceWords(old, when)}`);
  return { quoted: UNKNOWN_AMOUNT, source: 'not seen on this site yet' };
}

const BUT_QUALITY = ['model', 'kind', 'resolution', 'count', 'durationS'] as const;
const SETTINGS = [...BUT_QUALITY, 'quality'] as const;

function isSame(a: PriceKey, b: PriceKey, settings: readonly (keyof PriceKey)[]): boolean {
  return settings.every((name) => (a[name] ?? null) === (b[name] ?? null));
}

/** From as many others, all of which cost the same by the unit. */
function byUnit(
  prices: readonly KnownPrice[],
  wanted: PriceKey,
  unit: 'count' | 'durationS',
  least: number,
) {
  const others = SETTINGS.filter((name) => name !== unit);
  const units = (key: PriceKey) => key[unit] ?? 1;
  const isEven = (a: KnownPrice, b: KnownPrice) => {
    const [one, other] = [a.credits / units(a.key), b.credits / units(b.key)];
    return Math.abs(one - other) <= 0.01 * Math.max(one, other);
  };
  const kin = prices.filter((price) => isSame(price.key, wanted, others));
  const [price] = kin;
  if (!price || kin.length < least || kin.some((one) => !isEven(one, price))) return null;
  // One alone says nothing of how a price grows; what the site does elsewhere may.
  const uneven = (one: KnownPrice) =>
    prices.some((two) => isSame(one.key, two.key, others) && !isEven(one, two));
  if (kin.length === 1 && prices.some(uneven)) return null;
  const [from, to] = [units(price.key), units(wanted)];
  return { price, credits: Math.round((price.credits / from) * to), from, to };
}

function estimate(credits: Credits, source: string): Quote {
  return { quoted: { credits, provenance: 'estimated' }, source };
}

function quoteOf(price: KnownPrice, when?: When): Quote {
  const { credits, source, between } = price;
  const provenance = between
    ? 'estimated'
    : source === 'page'
      ? 'measured'
      : source === 'typed'
        ? 'typed'
        : 'learned';
  return { quoted: { credits, provenance }, source: priceWords(price, when) };
}
