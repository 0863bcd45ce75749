import { TIERS, type Tier } from '../tier.ts';
import type { TierBelief } from './belief.ts';
import { type Beta, betaQuantile } from './beta.ts';
import { USUAL_RATIO, USUAL_SECONDS } from './prior.ts';
import { triesOf } from './tries.ts';

/** A way to one usable final: what to press now, and whether its usable draft is then promoted. */
export type Way = {
  belief: TierBelief;
  /** Null: what comes back is the final itself. */
  promotesTo: TierBelief | null;
};

export type WaysInput = {
  /** Of the tiers that the site offers, lightest first. */
  beliefs: readonly TierBelief[];
  /** From this tier up a picture can be the final. */
  finalFrom: Tier;
  /** How likely a promotion of the one's draft to the other ends usable. */
  keeps(from: TierBelief, to: TierBelief): Beta;
  /** The tier of a usable draft of the idea, which can be promoted at once; null while there is none. */
  draftIn: Tier | null;
  /** Until it has to be there; null: no hurry. */
  secondsLeft: number | null;
};

/** `promote`: promote the usable draft; `start`: press Generate in the tier of `way`. */
export type BestWay = { act: 'promote' | 'start'; way: Way };

/** The ways that a site offers: each tier, and what its drafts are promoted to. */
export function waysOf({ beliefs, finalFrom }: WaysInput): Way[] {
  const last = beliefs[beliefs.length - 1];
  const final = beliefs.find(({ tier }) => rank(tier) >= rank(finalFrom)) ?? last;
  if (!final) return [];
  return beliefs.map((belief) => ({
    belief,
    promotesTo: rank(belief.tier) < rank(final.tier) ? final : null,
  }));
}

/**
 * The way with the fewest credits for one usable final, and null where the site offers none, or none
 * that is done in time. Ways are compared by expected credits over the chance of being done, which
 * is what each final costs when one works so again and again.
 *
 * What is not known is dealt with by an upper confidence bound (Bayes-UCB; Kaufmann, Cappé and
 * Garivier, 2012): the lightest tier counts with its median, a dearer one with a quantile that rises
 * with each rejected draft below it. So light comes first, and a dearer tier that nobody tried gets
 * its turn once light disappoints, until its own ratings speak. Nothing is drawn at random.
 */
export function bestWay(input: WaysInput): BestWay | null {
  const { beliefs, draftIn } = input;
  const ways = waysOf(input);
  const credits = weights(beliefs);
  const shares = optimistic(beliefs);
  let best: BestWay | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    // With a usable draft in hand nobody drafts on: it is promoted, or a final drawn at once.
    if (draftIn && way.promotesTo) continue;
    const cost = costOf(way, input, credits, shares);
    if (cost >= least) continue;
    least = cost;
    best = { act: 'start', way };
  }
  for (const way of ways) {
    const final = way.promotesTo;
    if (!final || way.belief.tier !== draftIn) continue;
    const kept = betaQuantile(input.keeps(way.belief, final), 0.5);
    const cost = fits(final, input.secondsLeft) ? (credits.get(final.tier) ?? 0) / kept : Infinity;
    // Of two that cost the same the draft is worth more than a new beginning.
    if (cost > least || cost === Infinity) continue;
    least = cost;
    best = { act: 'promote', way };
  }
  return best;
}

/** Expected credits over the chance of being done in time; Infinity where that is none. */
function costOf(
  { belief, promotesTo }: Way,
  { keeps, secondsLeft }: WaysInput,
  credits: ReadonlyMap<Tier, number>,
  shares: ReadonlyMap<Tier, number>,
): number {
  const price = credits.get(belief.tier) ?? 0;
  const share = shares.get(belief.tier) ?? 0;
  if (!promotesTo) return fits(belief, secondsLeft) ? price / share : Number.POSITIVE_INFINITY;
  const dear = credits.get(promotesTo.tier) ?? 0;
  const direct = shares.get(promotesTo.tier) ?? 0;
  const kept = betaQuantile(keeps(belief, promotesTo), 0.5);
  const lasting = Math.max(kept, direct);
  const left = secondsLeft ?? Number.POSITIVE_INFINITY;
  const drafting = left - secondsOf(promotesTo);
  const drafts = triesOf(share, Math.floor(drafting / secondsOf(belief)));
  if (drafting < secondsOf(belief)) return Number.POSITIVE_INFINITY;
  const after = left - drafts.expectedIfDone * secondsOf(belief);
  const finals = triesOf(lasting, Math.max(1, Math.floor(after / secondsOf(promotesTo))));
  // Where no draft came out in time, one final is drawn at once.
  const missed = 1 - drafts.chance;
  const cost = price * drafts.expected + dear * (drafts.chance * finals.expected + missed);
  return cost / (drafts.chance * finals.chance + missed * direct);
}

const FIRST = 0.5;
const DEARER = { least: 0.55, each: 0.2, most: 0.85 };

/** By tier, the share that a way is judged by. */
function optimistic(beliefs: readonly TierBelief[]): Map<Tier, number> {
  let rejected = 0;
  return new Map(
    beliefs.map(({ tier, usable, rated }, i) => {
      const rises = DEARER.least + DEARER.each * Math.log(1 + rejected);
      rejected += rated.reviewed - rated.usable;
      return [tier, betaQuantile(usable, i === 0 ? FIRST : Math.min(DEARER.most, rises))];
    }),
  );
}

/** Prices for comparing alone: where some are unknown, by what tiers usually cost beside each other. */
function weights(beliefs: readonly TierBelief[]): Map<Tier, number> {
  const known = beliefs.find(({ credits }) => credits.credits !== null);
  const unit = known ? (known.credits.credits ?? 0) / USUAL_RATIO[known.tier] : 1;
  return new Map(
    beliefs.map(({ tier, credits }) => [tier, credits.credits ?? unit * USUAL_RATIO[tier]]),
  );
}

function fits(belief: TierBelief, secondsLeft: number | null): boolean {
  return secondsLeft === null || secondsOf(belief) <= secondsLeft;
}

function secondsOf({ tier, seconds }: TierBelief): number {
  return seconds?.p50 ?? USUAL_SECONDS[tier];
}

function rank(tier: Tier): number {
  return TIERS.indexOf(tier);
}
