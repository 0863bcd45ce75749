import type { AssetCard } from './asset-card.ts';
import type { Credits } from './credit.ts';
import { formatAmount, formatCredits, UNKNOWN_AMOUNT } from './credit.ts';
import type { Destination } from './destination.ts';
import type { Instant } from './id.ts';
import type { KeptComposition } from './kept-composition.ts';
import { type KnownLatency, latencyOf } from './latency.ts';
import type { KnownSize } from './picture-size.ts';
import type { KnownPrice } from './price.ts';
import type { PromisedRequest, PromotionPlan } from './promotion.ts';
import { type PromotionModel, type Target, targetOf } from './promotion-target.ts';
import { TIER_LABEL, type Tier, tierFromName } from './tier.ts';

export type PromotionInput = {
  card: AssetCard;
  /** What the site offers; empty while neither its answers nor its page named a model. */
  models: readonly PromotionModel[];
  /** The page's list of models was not looked into yet. */
  unlisted: boolean;
  prices: readonly KnownPrice[];
  latencies: readonly KnownLatency[];
  sizes: readonly KnownSize[];
  kept: readonly KeptComposition[];
  /** As the page shows it, or as it was last observed. */
  balance: Credits | null;
  daily: { limit: Credits; resetsAt: Instant | null } | null;
  destination: Destination | null;
  promoteTo: 'next' | Tier;
  /** What the studio's form has a place for. */
  form: { negative: boolean; seed: boolean; reference: boolean };
  /** See `ActProfile`. */
  seedHonoured: boolean | null;
  /** Whether requests of this page are held and recorded. */
  recording: boolean;
  /** Another promotion is going on. */
  busy: boolean;
  now: Instant;
};

/** Seen less often than this, a model's seconds are not known. */
const LEAST_TIMES = 3;

/** What promoting one asset would do now: pure, and cheap enough for each hover. */
export function planPromotion(input: PromotionInput): PromotionPlan {
  const { card, latencies, kept } = input;
  const tier =
    card.request.tier ?? (card.request.model === null ? null : tierFromName(card.request.model));
  const never = unfit(card) ?? (tier === null ? 'The tier of its model is not known.' : null);
  const travel = travelOf(input);
  const { resolution, aspect, model } = card.request;
  const target =
    never !== null || tier === null
      ? null
      : targetOf({ ...input, kind: travel.kind, draft: { model, tier, resolution, aspect } });
  const quoted = target?.quoted ?? UNKNOWN_AMOUNT;
  const seen =
    target &&
    latencyOf(latencies, {
      model: target.model.id,
      kind: travel.kind,
      resolution: target.resolution,
      count: 1,
    });
  const leaves = [...travel.leaves];
  if (target?.suffices === false)
    leaves.push(
      `${input.destination?.name}: ${target.resolution ?? 'its size'} is too small for it`,
    );
  return {
    asset: card,
    target: target && {
      model: target.model.id,
      label: target.model.label ?? target.model.id,
      tier: target.model.tier,
      resolution: target.resolution,
    },
    promised: target && promisedBy(card, travel, target),
    quoted,
    latency: seen && seen.n >= LEAST_TIMES ? { p50: seen.p50, p90: seen.p90 } : null,
    how: 're-render',
    kept:
      kept.find(
        ({ from, to, judged }) => judged > 0 && from === model && to === target?.model.id,
      ) ?? null,
    carries: travel.carries,
    leaves,
    blocked: blockedBy(input, never, tier, target),
  };
}

/** What can never be promoted, whatever is offered; null where it can. */
function unfit({ media, request }: AssetCard): string | null {
  if (media === 'video' || request.media === 'video') return 'Clips are not promoted.';
  if (request.kind === null)
    return 'The studio’s list does not say how it was made, so it cannot be made again the same way.';
  if (!['text-to-image', 'image-to-image'].includes(request.kind))
    return `This came from an ${request.kind}, which cannot be rendered again by its words.`;
  if (!request.prompt?.trim()) return 'Its prompt is not known.';
  return null;
}

type Travel = Pick<PromisedRequest, 'kind' | 'negativePrompt' | 'seed' | 'reference'> & {
  carries: string[];
  leaves: string[];
};

function travelOf({ card, form, seedHonoured }: PromotionInput): Travel {
  const { request } = card;
  const carries = ['prompt'];
  const leaves: string[] = [];
  const negative = request.negativePrompt?.trim() || null;
  if (negative) {
    if (form.negative) carries.push('negative prompt');
    else leaves.push('negative prompt: this form has no place for it');
  }
  const seed = seedOf(card);
  if (seed !== null && form.seed) carries.push(`seed ${seed}`);
  else leaves.push(seed === null ? 'seed: the studio did not say it' : 'seed: no place for it');
  if (request.aspect !== null) carries.push(`aspect ${request.aspect}`);
  const sent = seed !== null && form.seed;
  const { reference, what, left } = referenceOf(card, sent && seedHonoured === true);
  if (left) leaves.push(left);
  if (reference !== null && form.reference) carries.push(what);
  else if (reference !== null) leaves.push(`${what}: this form takes none`);
  const given = form.reference ? reference : null;
  return {
    kind: given === null ? 'text-to-image' : 'image-to-image',
    negativePrompt: form.negative ? negative : null,
    seed: sent ? seed : null,
    reference: given,
    carries,
    leaves,
  };
}

/** The asset's own; of a lone image, the one that was asked for. */
function seedOf({ seed, siblings, request }: AssetCard): string | null {
  return seed ?? (siblings === 1 ? request.seed : null);
}

/**
 * The image that the promotion starts from. A draft that itself came from an image is the same
 * request again; what came out of a promotion, and all else whose seed does not bind, is the input.
 */
function referenceOf(
  { url, request }: AssetCard,
  seedBinds: boolean,
): { reference: string | null; what: string; left: string | null } {
  const draft = { reference: url, what: 'the draft as input image' };
  const [parent, ...others] = request.parents;
  if (!parent)
    return seedBinds ? { ...draft, reference: null, left: null } : { ...draft, left: null };
  if (parent.asset !== null && parent.asset === request.promotedFrom)
    return { ...draft, left: null };
  if (others.length > 0)
    return { ...draft, left: `its ${others.length + 1} input images: the draft takes their place` };
  if (parent.asset === null)
    return { ...draft, left: 'its input image: not one of your images here' };
  return { reference: parent.url, what: 'its input image', left: null };
}

function promisedBy(card: AssetCard, travel: Travel, target: Target): PromisedRequest {
  const { kind, negativePrompt, seed, reference } = travel;
  const { prompt, aspect } = card.request;
  const model = target.model.id;
  return {
    kind,
    prompt,
    negativePrompt,
    model,
    resolution: target.resolution,
    aspect,
    seed,
    reference,
  };
}

function blockedBy(
  input: PromotionInput,
  never: string | null,
  tier: Tier | null,
  target: Target | null,
): PromotionPlan['blocked'] {
  const { balance, daily, now, promoteTo } = input;
  const because = (why: string, until: Instant | null = null) => ({ why, until });
  if (never !== null) return because(never);
  if (!input.recording) return because('Reload the page first: nothing of it is recorded yet.');
  if (input.busy) return because('Another promotion is under way.');
  if (!target) {
    if (input.unlisted) return null;
    if (input.models.length === 0)
      return because('Which models this site offers is not known yet.');
    const wanted = promoteTo === 'next' ? '' : ` in ${TIER_LABEL[promoteTo]}, as you chose`;
    return because(`Nothing above ${TIER_LABEL[tier ?? 'light']} is offered here${wanted}.`);
  }
  const { credits } = target.quoted;
  if (credits === null || balance === null || credits <= balance) return null;
  const resetsAt = daily?.resetsAt ?? null;
  const comes = daily !== null && resetsAt !== null && resetsAt > now && credits <= daily.limit;
  const why = `Not enough credits: ${formatAmount(target.quoted)} needed, ${formatCredits(balance)} left.`;
  return because(why, comes ? resetsAt : null);
}
