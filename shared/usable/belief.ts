import type { Amount } from '../credit.ts';
import type { PriceKey } from '../event.ts';
import type { KeptComposition } from '../kept-composition.ts';
import { type KnownLatency, latencyOf } from '../latency.ts';
import type { KnownPrice } from '../price.ts';
import { TIERS, type Tier } from '../tier.ts';
import { type Beta, betaMean, betaOf, updated } from './beta.ts';
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

/** What makes a draft or a final; a model of null stands for any of its tier. */
export type Made = Pick<TierBelief, 'tier' | 'model'>;

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

/**
 * How likely one promotion is to keep its draft's composition, by pair of models, from few
 * judgements: what other pairs of the same two tiers kept moves the stated prior, and the pair's own
 * judgements that. So a pair that was never tried follows its tiers, and ten of its own outweigh
 * them. Promotions whose models or tiers are not known are left out.
 */
export function promotionKeeps(
  promotions: readonly KeptComposition[],
  models: readonly TierModel[],
): (from: Made, to: Made) => Beta {
  const tiers = new Map(models.map(({ model, tier }) => [model, tier]));
  return (from, to) => keptBy(promotions, tiers, from, to);
}

function keptBy(
  promotions: readonly KeptComposition[],
  tiers: ReadonlyMap<string, Tier | null>,
  from: Made,
  to: Made,
): Beta {
  const own = { kept: 0, judged: 0 };
  const kin = { kept: 0, judged: 0 };
  for (const one of promotions) {
    if (one.from === null || one.to === null) continue;
    if (tiers.get(one.from) !== from.tier || tiers.get(one.to) !== to.tier) continue;
    const sum = one.from === from.model && one.to === to.model ? own : kin;
    sum.kept += one.kept;
    sum.judged += one.judged;
  }
  const pooled = updated(betaOf(KEEPS.mean, KEEPS.holds.least), kin.kept, kin.judged - kin.kept);
  const holds = Math.min(KEEPS.holds.most, pooled.a + pooled.b);
  return updated(betaOf(betaMean(pooled), holds), own.kept, own.judged - own.kept);
}

function perAsset({ credits, provenance }: Amount, count: number): Amount {
  return credits === null
    ? { credits, provenance }
    : { credits: Math.round(credits / count), provenance };
}
