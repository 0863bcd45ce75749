import type { Amount } from './credit.ts';
import type { PriceKey } from './event.ts';
import type { KeptComposition } from './kept-composition.ts';
import type { KnownLatency } from './latency.ts';
import type { KnownPrice } from './price.ts';
import type { PromptFacts, SpannedFact } from './prompt/prompt-facts.ts';
import type { Stage } from './stage.ts';
import type { Tier } from './tier.ts';
import type { Offer, TierModel } from './usable/cheapest-offer.ts';
import type { Rated } from './usable/rated.ts';
import type { WayOutlook } from './usable/way-outlook.ts';

/**
 * `tier`: another model fits better; `reword`: no tier helps, words do; `overlay`: add it on top;
 * `size`: another resolution fits the destination.
 */
export type RecommendationKind = 'tier' | 'reword' | 'overlay' | 'size';

/** Which tier fits, and one sentence where that changes something; `say` null: nothing would change. */
export type Recommendation = {
  tier: Tier | null;
  /** A usable draft is better promoted than followed by another. */
  promote: boolean;
  kind: RecommendationKind | null;
  say: string | null;
  /** Why the tier fits, in one line, even where nothing is said; null where no tier was weighed. */
  because: string | null;
  /** Facts of the prompt that bear on it; `spans` tell their words. */
  causes: readonly SpannedFact[];
  /** The cheapest model seen on this site in that tier, at the same resolution where it has that. */
  alternative: Offer | null;
  /** What one usable final takes, tier by tier. */
  outlooks: readonly WayOutlook[];
};

/** What is about to be generated, and what is known around it. */
export type RecommendInput = {
  facts: PromptFacts;
  current: PriceKey & { tier: Tier | null; quoted: Amount; promoted: boolean };
  /** Models that this site was seen to offer, with their tiers. */
  models: readonly TierModel[];
  prices: readonly KnownPrice[];
  latencies: readonly KnownLatency[];
  rated: readonly Rated[];
  promotions: readonly KeptComposition[];
  concept: Stage;
  /** From this tier up a picture can be the final. */
  finalFrom: Tier;
  /** Until the final has to be there; null: no hurry. */
  secondsLeft: number | null;
  /** The person chose this model for this idea knowing the advice. */
  pinned: boolean;
  /** Kinds that the person does not want to hear now; the next best remark takes their place. */
  muted?: readonly RecommendationKind[];
};
