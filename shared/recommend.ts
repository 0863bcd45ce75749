import type { Amount, Credits } from './credit.ts';
import { formatAmount } from './credit.ts';
import type { PriceKey } from './event.ts';
import { type KnownLatency, latencyOf } from './latency.ts';
import type { KnownPrice } from './price.ts';
import type { PromptFacts } from './prompt/facts.ts';
import { TIER_LABEL, type Tier } from './tier.ts';
import { cheapestOffer, type Offer, type TierModel } from './usable/cheapest-offer.ts';
import { promptKind } from './usable/prompt-kind.ts';

/**
 * `tier`: another model fits better; `reword`: no tier helps, words do; `overlay`: add it on top;
 * `size`: another resolution fits the destination.
 */
export type RecommendationKind = 'tier' | 'reword' | 'overlay' | 'size';

/** Which tier fits, and one sentence where that changes something; `say` null: nothing would change. */
export type Recommendation = {
  tier: Tier | null;
  kind: RecommendationKind | null;
  say: string | null;
  /** The cheapest model seen on this site in that tier, at the same resolution where it has that. */
  alternative: Offer | null;
};

/** What is about to be generated, and what is known around it. */
export type RecommendInput = {
  facts: PromptFacts;
  current: PriceKey & { tier: Tier | null; quoted: Amount; promoted: boolean };
  /** Models that this site was seen to offer, with their tiers. */
  models: readonly TierModel[];
  prices: readonly KnownPrice[];
  latencies: readonly KnownLatency[];
  /**
   * Released generations of the same idea, whether one of them was heavy or promoted, and whether
   * the person rated anything of it usable.
   */
  concept: { generations: number; heavy: boolean; usable?: boolean };
  /** Kinds that the person does not want to hear now; the next best remark takes their place. */
  muted?: readonly RecommendationKind[];
};

/** Fewer drafts of an idea than this count as exploring; the default rule asks the same. */
export const EXPLORING_BELOW = 3;
const PLAIN_KINDS: readonly PriceKey['kind'][] = [null, 'text-to-image', 'image-to-image'];

/** The recommendation for one request. Never more than one remark, the costliest mistake first. */
export function recommend(input: RecommendInput): Recommendation {
  const { facts, muted = [] } = input;
  const { tier, ...change } = tierFor(input);
  const remark = (kind: RecommendationKind, say: string): Recommendation => ({
    tier,
    kind,
    say,
    alternative: null,
  });
  if (facts.logo && !muted.includes('overlay'))
    return remark('overlay', 'No tier draws logos right: lay yours on top');
  if (change.say && change.kind && !muted.includes(change.kind)) return { tier, ...change };
  if (facts.negations > 0 && !muted.includes('reword'))
    return remark('reword', 'Models overlook “no …”: say what is there instead');
  return { tier, kind: null, say: null, alternative: null };
}

function tierFor(input: RecommendInput): Recommendation {
  const { current, concept, facts } = input;
  const demand = promptKind(facts);
  // Once a draft is usable, what comes next is a finalist, and those belong in the heavy tier.
  const exploring =
    concept.generations < EXPLORING_BELOW && !concept.heavy && concept.usable !== true;
  const stay: Recommendation = { tier: current.tier, kind: null, say: null, alternative: null };
  if (current.tier === null || current.promoted || !PLAIN_KINDS.includes(current.kind)) return stay;
  if (current.durationS !== null) return stay;
  if (demand === 'dense')
    return current.tier === 'heavy' ? stay : up(input, denseReason(facts), stay);
  if (demand === 'composed' && current.tier !== 'heavy') {
    const reason = `${facts.spatial + facts.textBlocks} relations and texts`;
    if (!exploring) return up(input, reason, stay);
    return { ...stay, kind: 'reword', say: `${reason}: split or simplify before a dearer tier` };
  }
  if (!exploring || demand === 'composed') return stay;
  return current.tier === 'light' ? closeCall(input, stay) : down(input, stay);
}

function denseReason({ textBlocks, textWords, layout }: PromptFacts): string {
  if (textBlocks >= 2) return `${textBlocks} texts to letter`;
  if (layout >= 1) return 'Dense layout';
  return `${textWords} words to letter`;
}

/** A heavier tier fits: what it costs on top. */
function up(input: RecommendInput, reason: string, stay: Recommendation): Recommendation {
  const alternative = cheapest(input, 'heavy');
  const extra = difference(alternative?.quoted, input.current.quoted);
  const price = extra
    ? `, ${onTop(extra)}${seconds(input, alternative, 1)}`
    : '; usually 3 to 4.5 times the price, not seen here yet';
  return {
    ...stay,
    tier: 'heavy',
    kind: 'tier',
    say: `${reason}: Heavy fits${price}`,
    alternative,
  };
}

/** Drafts belong in the light tier, unless that saves too little for the detour to pay. */
function down(input: RecommendInput, stay: Recommendation): Recommendation {
  const { current, concept } = input;
  const alternative = cheapest(input, 'light');
  const stage =
    concept.generations === 0
      ? 'First draft'
      : `Still exploring (draft ${concept.generations + 1})`;
  const saved = difference(current.quoted, alternative?.quoted);
  if (saved === null)
    return {
      tier: 'light',
      kind: 'tier',
      say: `${stage}: try Light; ${TIER_LABEL[current.tier ?? 'heavy']} usually costs ${current.tier === 'standard' ? 'more' : '3 to 4.5 times'}, not seen here yet`,
      alternative,
    };
  if (!detourPays(alternative?.quoted.credits ?? null, current.quoted.credits)) return stay;
  const where =
    alternative && alternative.resolution !== current.resolution && alternative.resolution
      ? ` (${alternative.resolution})`
      : '';
  return {
    tier: 'light',
    kind: 'tier',
    say: `${stage}: Light${where} saves ${formatAmount(saved)} cr${seconds(input, alternative, -1)}`,
    alternative,
  };
}

/** Light is chosen for a draft, but a heavy one costs hardly more here: say so. */
function closeCall(input: RecommendInput, stay: Recommendation): Recommendation {
  const { current } = input;
  const alternative = cheapest(input, 'heavy');
  const extra = difference(alternative?.quoted, current.quoted);
  if (!extra?.credits || alternative?.resolution !== current.resolution) return stay;
  if (detourPays(current.quoted.credits, alternative.quoted.credits)) return stay;
  return {
    tier: 'heavy',
    kind: 'tier',
    say: `Heavy is only ${formatAmount(extra)} cr more here: drafts hardly pay`,
    alternative,
  };
}

/** Whether some light drafts and one heavy final cost less than the same drafts all heavy. */
export function detourPays(light: Credits | null, heavy: Credits | null): boolean {
  if (light === null || heavy === null) return false;
  return EXPLORING_BELOW * light + heavy < EXPLORING_BELOW * heavy;
}

/** `more - less` where both are known and it is not negative; measured only if both are. */
function difference(more: Amount | undefined, less: Amount | undefined): Amount | null {
  if (more?.credits == null || less?.credits == null) return null;
  const measured = more.provenance === 'measured' && less.provenance === 'measured';
  return {
    credits: Math.max(0, more.credits - less.credits),
    provenance: measured ? 'measured' : 'estimated',
  };
}

function onTop(extra: Amount): string {
  return extra.credits === 0 ? 'at no higher price' : `${formatAmount(extra)} cr more`;
}

/** `, ~14 s longer` or `, ~14 s`, where both models' latencies were seen often enough. */
function seconds(input: RecommendInput, other: Offer | null, sign: 1 | -1): string {
  const p50 = (model: string | null, resolution: string | null) => {
    const seen = latencyOf(input.latencies, { ...input.current, model, resolution });
    return seen && seen.n >= 3 ? seen.p50 : undefined;
  };
  const mine = p50(input.current.model, input.current.resolution);
  const theirs = other ? p50(other.model, other.resolution) : undefined;
  if (mine === undefined || theirs === undefined) return '';
  const gained = Math.round((sign * (theirs - mine)) / 1000);
  if (gained < 2) return '';
  return sign === 1 ? `, ~${gained} s longer` : `, ~${gained} s`;
}

/** The cheapest of a tier, other than what is chosen. */
function cheapest({ current, models, prices }: RecommendInput, tier: Tier): Offer | null {
  const { model, kind, resolution, count } = current;
  const others = models.filter((one) => one.model !== model);
  return cheapestOffer(tier, { model, kind, resolution, count, durationS: null }, others, prices);
}
