import type { Amount } from '../credit.ts';
import type { PriceKey } from '../event.ts';
import type { KeptComposition } from '../kept-composition.ts';
import { type KnownLatency, latencyOf } from '../latency.ts';
import type { KnownPrice } from '../price.ts';
import { TIERS, type Tier } from '../tier.ts';
import { type Beta, betaOf, updated } from './beta.ts';
import { cheapestOffer, type TierModel } from './cheapest-offer.ts';
import { KEEPS } from './prior.ts';
import type { PromptKind } from './prompt-kind.ts';
import type { Rated } from './rated.ts';
import { usableShare } from './usable-share.ts';

/** What is believed of working in one tier, for one kind of prompt and one set of settings. */
export type TierBelief = {
  tier: Tier;
  /** The cheapest model seen there, or the one chosen now. */
  model: string | null;
  resolution: string | null;
  /** Of one asset: the price of the request, shared by what it asks for. Unknown stays unknown. */
  credits: Amount;
  /** From release to the first asset of one generation; null while too few were seen. */
  seconds: { p50: number; p90: number } | null;
  /** How likely one asset is to be usable. */
  usable: Beta;
  /** Ratings of this very tier and kind; the belief rests on relatives and a prior besides. */
  rated: { reviewed: number; usable: number };
};

/** How likely one promotion from a tier to another is to keep its draft's composition. */
export type PromotionBelief = { from: Tier; to: Tier; keeps: Beta; judged: number };

export type BeliefInput = {
  kind: PromptKind;
  /** The settings; their `model` stands for its tier where `tier` and `quoted` say so. */
  wanted: PriceKey & { tier?: Tier | null; quoted?: Amount };
  models: readonly TierModel[];
  prices: readonly KnownPrice[];
  latencies: readonly KnownLatency[];
  rated: readonly Rated[];
};

/** Latencies of fewer generations are not told. */
const ENOUGH_TIMED = 3;

/** One belief for each tier that the site was seen to offer, lightest first. */
export function tierBeliefs(input: BeliefInput): TierBelief[] {
  const { kind, wanted, models, prices, latencies, rated } = input;
  const { tier: chosen = null, quoted, ...key } = wanted;
  return TIERS.flatMap((tier) => {
    const offer =
      tier === chosen && key.model !== null && quoted
        ? { model: key.model, resolution: key.resolution, quoted }
        : cheapestOffer(tier, key, models, prices);
    if (!offer) return [];
    const { model, resolution } = offer;
    const timed = latencyOf(latencies, { ...key, model, resolution });
    const own = rated.find((one) => one.tier === tier && one.kind === kind);
    return {
      tier,
      model,
      resolution,
      credits: perAsset(offer.quoted, key.count ?? 1),
      seconds:
        timed && timed.n >= ENOUGH_TIMED ? { p50: timed.p50 / 1000, p90: timed.p90 / 1000 } : null,
      usable: usableShare(tier, kind, rated),
      rated: { reviewed: own?.reviewed ?? 0, usable: own?.usable ?? 0 },
    };
  });
}

/** What promotions were seen to keep, by pair of tiers with another above; models of unknown tier are left out. */
export function promotionBeliefs(
  promotions: readonly KeptComposition[],
  tierOf: (model: string) => Tier | null,
): PromotionBelief[] {
  return TIERS.flatMap((from, i) =>
    TIERS.slice(i + 1).map((to) => {
      const pairs = promotions.filter(
        (one) =>
          one.from !== null &&
          one.to !== null &&
          tierOf(one.from) === from &&
          tierOf(one.to) === to,
      );
      const judged = pairs.reduce((sum, one) => sum + one.judged, 0);
      const kept = pairs.reduce((sum, one) => sum + one.kept, 0);
      const prior = betaOf(KEEPS.mean, KEEPS.promotions);
      return { from, to, keeps: updated(prior, kept, judged - kept), judged };
    }),
  );
}

function perAsset({ credits, provenance }: Amount, count: number): Amount {
  return credits === null
    ? { credits, provenance }
    : { credits: Math.round(credits / count), provenance };
}
