import { UNKNOWN_AMOUNT } from './credit.ts';
import type { PriceKey } from './event.ts';
import type { SpannedFact } from './prompt/prompt-facts.ts';
import type { Recommendation, RecommendationKind, RecommendInput } from './recommendation.ts';
import { negationRemark } from './reword.ts';
import { TIERS, type Tier } from './tier.ts';
import { type Advice, tierAdvice } from './tier-advice.ts';
import { type Made, promotionKeeps, type TierBelief, tierBeliefs } from './usable/belief.ts';
import { bestWay, type WaysInput } from './usable/best-way.ts';
import { type Beta, betaMean, betaOf } from './usable/beta.ts';
import { FOLLOWS } from './usable/prior.ts';
import { type PromptKind, promptKind } from './usable/prompt-kind.ts';
import { usableShare } from './usable/usable-share.ts';
import { wayOutlooks } from './usable/way-outlook.ts';

const PLAIN_KINDS: readonly PriceKey['kind'][] = [null, 'text-to-image', 'image-to-image'];
/** A dense prompt belongs in the heavy tier until a lighter one was rated at it this often. */
const SHOWN_FROM = 3;

/** The recommendation for one request. Never more than one remark, the costliest mistake first. */
export function recommend(input: RecommendInput): Recommendation {
  const { facts, muted = [] } = input;
  const { outlooks, ...change } = weighed(input);
  const remark = (kind: RecommendationKind, say: string, causes: readonly SpannedFact[]) => {
    return { ...change, kind, say, causes, alternative: null, outlooks };
  };
  if (facts.logo && !muted.includes('overlay'))
    return remark('overlay', 'No tier draws logos right: lay yours on top', ['logo']);
  const unwanted = change.kind === 'tier' && input.pinned;
  if (change.say && change.kind && !muted.includes(change.kind) && !unwanted)
    return { ...change, outlooks };
  const negation = negationRemark(facts);
  if (negation && !muted.includes('reword')) return remark('reword', negation.say, negation.causes);
  return { ...change, kind: null, say: null, alternative: null, outlooks };
}

/** What the tiers' figures say, before anybody's wish not to hear it. */
function weighed(input: RecommendInput): Recommendation {
  const { current, facts, concept } = input;
  const none: Advice = {
    tier: current.tier,
    promote: false,
    kind: null,
    say: null,
    because: null,
    causes: [],
    alternative: null,
  };
  const { tier } = current;
  const isPlain = PLAIN_KINDS.includes(current.kind) && current.durationS === null;
  if (tier === null || current.promoted || !isPlain) return { ...none, outlooks: [] };
  const kind = promptKind(facts);
  const all = tierBeliefs({ ...input, kind, wanted: current });
  const ways: WaysInput = {
    beliefs: all,
    finalFrom: input.finalFrom,
    keeps: keepsFor(kind, input),
    draftIn: concept.usable && !concept.heavy ? draftTier(all, tier, input.finalFrom) : null,
    secondsLeft: input.secondsLeft,
  };
  const outlooks = wayOutlooks(ways);
  const beliefs = kind === 'dense' ? shownAtDense(all) : withLight(all, kind, input);
  const best = bestWay({ ...ways, beliefs });
  if (!best && input.secondsLeft !== null)
    return { ...none, tier: null, because: 'nothing is done in the time that is left', outlooks };
  if (!best) return { ...none, outlooks };
  return { ...tierAdvice({ input, current: tier, kind, beliefs, best }), outlooks };
}

/** Studios have a light tier, also where its models were not seen yet; nothing is known of its price. */
function withLight(
  beliefs: readonly TierBelief[],
  kind: PromptKind,
  { rated, current }: RecommendInput,
): readonly TierBelief[] {
  if (beliefs[0]?.tier === 'light') return beliefs;
  const unseen: TierBelief = {
    tier: 'light',
    model: null,
    resolution: current.resolution,
    credits: UNKNOWN_AMOUNT,
    seconds: null,
    usable: usableShare('light', kind, rated),
    rated: { reviewed: 0, usable: 0 },
  };
  return [unseen, ...beliefs];
}

/** The tier of the draft, which is not told: the chosen one where drafts are made in it, else the lightest. */
function draftTier(beliefs: readonly TierBelief[], current: Tier, finalFrom: Tier): Tier | null {
  const drafting = TIERS.slice(0, TIERS.indexOf(finalFrom));
  if (drafting.includes(current)) return current;
  return beliefs.find(({ tier }) => drafting.includes(tier))?.tier ?? null;
}

/** Without the lighter tiers that nobody rated at such prompts: the tables leave them no chance. */
function shownAtDense(beliefs: readonly TierBelief[]): readonly TierBelief[] {
  if (!beliefs.some(({ tier }) => tier === 'heavy')) return beliefs;
  return beliefs.filter(({ tier, rated }) => tier === 'heavy' || rated.reviewed >= SHOWN_FROM);
}

/** A promotion ends usable where it keeps the composition, and the tier can do what is asked. */
function keepsFor(kind: PromptKind, { promotions, models }: RecommendInput) {
  const keeps = promotionKeeps(promotions, models);
  return (from: Made, to: Made): Beta => {
    const { a, b } = keeps(from, to);
    const follows = FOLLOWS[kind][to.tier] / FOLLOWS.plain[to.tier];
    return betaOf(betaMean({ a, b }) * follows, a + b);
  };
}
