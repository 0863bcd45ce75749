import { type Amount, formatAmount } from './credit.ts';
import { askedWords, CAUSES, demandWords } from './demand-words.ts';
import { latencyOf } from './latency.ts';
import type { Recommendation, RecommendInput } from './recommendation.ts';
import { rewordFirst } from './reword.ts';
import { TIER_LABEL, TIERS, type Tier } from './tier.ts';
import type { TierBelief } from './usable/belief.ts';
import type { BestWay } from './usable/best-way.ts';
import { cheapestOffer, type Offer } from './usable/cheapest-offer.ts';
import type { PromptKind } from './usable/prompt-kind.ts';

/** What is told of a tier: everything of a recommendation but the figures behind it. */
export type Advice = Omit<Recommendation, 'outlooks'>;

type Situation = {
  input: RecommendInput;
  current: Tier;
  kind: PromptKind;
  beliefs: readonly TierBelief[];
  best: BestWay;
};

/** A composition is simplified first while drafts are this few. */
const SIMPLIFY_BELOW = 3;

/** With fewer rejected in the chosen tier nobody says that it disappoints. */
const DISAPPOINTS_FROM = 3;

/** A smaller part of the price is not worth changing the model for. */
const WORTH_A_WORD = 0.25;

/** What to say where another tier than the chosen one makes the next usable final cheaper. */
export function tierAdvice(situation: Situation): Advice {
  const { input, current, kind, best } = situation;
  const { facts, concept } = input;
  const target = best.way.belief.tier;
  const silent: Advice = {
    tier: current,
    promote: best.act === 'promote',
    kind: null,
    say: null,
    because: reasonOf(situation),
    causes: CAUSES[kind],
    alternative: null,
  };
  if (concept.stage !== 'explores') return afterDraft(situation, silent);
  if (rank(target) < rank(current)) return down(situation, silent);
  if (kind === 'composed' && current !== 'heavy' && concept.drafts < SIMPLIFY_BELOW) {
    const say = `${demandWords(kind, facts)}: split or simplify before a dearer tier`;
    return { ...silent, kind: 'reword', say };
  }
  if (rank(target) === rank(current)) return silent;
  return up(situation, { ...silent, tier: target });
}

/** With a usable draft in hand the next step is its final: the draft again, or one drawn at once. */
function afterDraft({ input, current, best }: Situation, silent: Advice): Advice {
  const { concept } = input;
  if (!concept.usable || concept.heavy) return { ...silent, promote: false };
  const { belief, promotesTo } = best.way;
  if (best.act === 'start' || !promotesTo) return { ...silent, tier: belief.tier };
  const { tier, credits } = promotesTo;
  if (rank(current) >= rank(tier)) return { ...silent, tier };
  const price = credits.credits === null ? '' : `, ${formatAmount(credits)} cr each`;
  const say = `A draft is usable: promote it to ${TIER_LABEL[tier]}${price}`;
  return { ...silent, tier, kind: 'tier', say };
}

/** A dearer tier fits: why, and what it costs on top. */
function up(situation: Situation, stay: Advice): Advice {
  const { input, kind, current, beliefs, best } = situation;
  const { facts } = input;
  const { tier } = best.way.belief;
  const alternative = cheapest(input, tier);
  const extra = difference(alternative?.quoted, input.current.quoted);
  const advice = (say: string): Advice => ({ ...stay, tier, kind: 'tier', say, alternative });
  const price = extra
    ? `, ${onTop(extra)}${seconds(input, alternative, 1)}`
    : `; ${USUALLY}, not seen here yet`;
  const fits = `${TIER_LABEL[tier]} fits${price}`;
  if (kind === 'dense') return advice(`${demandWords(kind, facts)}: ${fits}`);
  const own = beliefs.find((one) => one.tier === current)?.rated;
  const rejected = own ? own.reviewed - own.usable : 0;
  if (own && rejected > 0) {
    if (rejected < DISAPPOINTS_FROM) return { ...stay, tier: current };
    const reword = rewordFirst(input);
    if (reword) return { ...stay, ...reword, tier: current };
    return advice(`${own.usable} of ${own.reviewed} usable in ${TIER_LABEL[current]}: ${fits}`);
  }
  if (kind === 'composed') return advice(`${demandWords(kind, facts)}: ${fits}`);
  if (input.secondsLeft !== null) return advice(`Short of time: ${fits}`);
  if (!extra || alternative?.resolution !== input.current.resolution) return stay;
  if (extra.credits === 0) return advice(`${TIER_LABEL[tier]} costs no more here`);
  return advice(
    `${TIER_LABEL[tier]} is only ${formatAmount(extra)} cr more here: drafts hardly pay`,
  );
}

/** Drafts belong in a lighter tier. */
function down(situation: Situation, silent: Advice): Advice {
  const { input, current, best } = situation;
  const { tier } = best.way.belief;
  const alternative = cheapest(input, tier);
  const label = TIER_LABEL[tier];
  const stage = stageWords(input);
  const advice: Advice = { ...silent, tier, kind: 'tier', alternative };
  const saved = difference(input.current.quoted, alternative?.quoted);
  if (saved === null) {
    const usually = current === 'standard' ? 'usually costs more' : USUALLY;
    return {
      ...advice,
      say: `${stage}: try ${label}; ${TIER_LABEL[current]} ${usually}, not seen here yet`,
    };
  }
  if ((saved.credits ?? 0) <= WORTH_A_WORD * (input.current.quoted.credits ?? 0))
    return { ...silent, tier };
  const elsewhere =
    alternative?.resolution && alternative.resolution !== input.current.resolution
      ? ` (${alternative.resolution})`
      : '';
  const gained = seconds(input, alternative, -1);
  return {
    ...advice,
    say: `${stage}: ${label}${elsewhere} saves ${formatAmount(saved)} cr${gained}`,
  };
}

const USUALLY = 'usually costs 3 to 4.5 times';

/** Why the tier that fits does, in one line, whether or not it is worth saying. */
function reasonOf({ input, current, kind, beliefs, best }: Situation): string {
  const { facts, concept } = input;
  if (concept.stage !== 'explores') return `${concept.because}: what comes next is a final`;
  const { belief } = best.way;
  const dearest = beliefs[beliefs.length - 1];
  if (!dearest || dearest.tier === belief.tier) {
    if (kind === 'dense' || kind === 'composed') return demandWords(kind, facts);
    const { reviewed, usable } = beliefs[0]?.rated ?? { reviewed: 0, usable: 0 };
    if (beliefs.length < 2) return `${TIER_LABEL[current]} is all that was seen here`;
    return reviewed > usable
      ? `${usable} of ${reviewed} usable in ${TIER_LABEL[beliefs[0]!.tier]}; ${TIER_LABEL[belief.tier]} is worth its price or has yet to show it`
      : 'the tiers are so close in price here that drafts hardly pay';
  }
  const stage = stageWords(input);
  const extra = difference(dearest.credits, belief.credits);
  const dear = TIER_LABEL[dearest.tier];
  if (extra === null) return `${stage}; ${dear} ${USUALLY}, not seen here yet`;
  return `${stage}; ${dear} would cost ${formatAmount(extra)} cr more an image and gain little: ${askedWords(facts)}`;
}

function stageWords({ concept }: RecommendInput): string {
  return concept.drafts === 0 ? 'First draft' : `Still exploring (draft ${concept.drafts + 1})`;
}

/** `more - less` where both are known, at least 0; measured only if both are. */
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
  const others = models.filter((one) => one.model !== current.model);
  return cheapestOffer(tier, { ...current, durationS: null }, others, prices);
}

function rank(tier: Tier): number {
  return TIERS.indexOf(tier);
}
