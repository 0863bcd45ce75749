import type { Tier } from '../tier.ts';
import { type Beta, betaOf, updated } from './beta.ts';
import { FOLLOWS, KIND_HOLDS, PLEASES, TIER_HOLDS } from './prior.ts';
import type { PromptKind } from './prompt-kind.ts';
import type { Rated } from './rated.ts';

/** A share is never believed to be quite 0 or 1 before the kind itself was rated. */
const BOUNDS = { least: 0.02, most: 0.95 };

/**
 * How likely one asset of a tier and a kind of prompt is to be usable, from few ratings, by partial
 * pooling: the tables' share of pictures that follow the prompt, times how much this person likes
 * of them (all ratings of the site), times how this tier does beside that (its other kinds), and
 * then the ratings of the kind itself. Each factor is a Gamma posterior mean of a Poisson rate
 * (Gelman et al., Bayesian Data Analysis, 3rd edition, 2.6); a cell's own ratings count once, at the
 * end. Unrated assets are missing, not failures.
 */
export function usableShare(tier: Tier, kind: PromptKind, ratings: readonly Rated[]): Beta {
  let own = { reviewed: 0, usable: 0 };
  const all = { usable: PLEASES.mean * PLEASES.pictures, expected: PLEASES.pictures };
  const kin = { usable: 0, expected: 0, reviewed: 0 };
  for (const one of ratings) {
    if (one.tier === tier && one.kind === kind) {
      own = one;
      continue;
    }
    const expected = one.reviewed * FOLLOWS[one.kind][one.tier];
    all.usable += one.usable;
    all.expected += expected;
    if (one.tier !== tier) continue;
    kin.usable += one.usable;
    kin.expected += expected;
    kin.reviewed += one.reviewed;
  }
  const pleases = all.usable / all.expected;
  const beside = (TIER_HOLDS + kin.usable) / (TIER_HOLDS + kin.expected * pleases);
  const mean = FOLLOWS[kind][tier] * pleases * beside;
  const { least, most, half } = KIND_HOLDS;
  const holds = least + ((most - least) * kin.reviewed) / (kin.reviewed + half);
  const prior = betaOf(Math.min(BOUNDS.most, Math.max(BOUNDS.least, mean)), holds);
  return updated(prior, own.usable, own.reviewed - own.usable);
}
