import { type Amount, UNKNOWN_AMOUNT } from '../credit.ts';
import type { PriceKey } from '../event.ts';
import { type KnownPrice, quote } from '../price.ts';
import type { Tier } from '../tier.ts';

/** A model that a site was seen to offer, with the tier it is taken for. */
export type TierModel = { model: string; tier: Tier | null };

/** A model at a resolution, and what the whole request would cost there. */
export type Offer = { model: string; resolution: string | null; quoted: Amount };

/**
 * The cheapest known model of a tier for the same request; at another resolution if need be, and
 * without a price where none was seen. Null where the site offers nothing of that tier.
 */
export function cheapestOffer(
  tier: Tier,
  wanted: PriceKey,
  models: readonly TierModel[],
  prices: readonly KnownPrice[],
): Offer | null {
  const candidates = models.filter((one) => one.tier === tier);
  const offers = candidates.flatMap(({ model }): Offer[] => {
    const same = quote(prices, { ...wanted, model }).quoted;
    if (same.credits !== null) return [{ model, quoted: same, resolution: wanted.resolution }];
    return prices.flatMap(({ key }) => {
      if (key.model !== model || key.kind !== wanted.kind) return [];
      const { quoted } = quote(prices, { ...wanted, model, resolution: key.resolution });
      return quoted.credits === null ? [] : { model, quoted, resolution: key.resolution };
    });
  });
  const isSame = ({ resolution }: Offer) => Number(resolution === wanted.resolution);
  const [first] = offers.sort(
    (a, b) =>
      isSame(b) - isSame(a) ||
      (a.quoted.credits ?? 0) - (b.quoted.credits ?? 0) ||
      (a.model < b.model ? -1 : 1),
  );
  if (first) return first;
  const [unpriced] = candidates;
  return unpriced
    ? { model: unpriced.model, quoted: UNKNOWN_AMOUNT, resolution: wanted.resolution }
    : null;
}
