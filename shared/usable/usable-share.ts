import type { Tier } from '../tier.ts';
import { type Beta, betaOf, updated } from './beta.ts';
import { FOLLOWS, KIND_HOLDS, PLEASES, TIER_HOLDS } from './prior.ts';
import type { PromptKind } from './prompt-kind.ts';
import type { Rated } from './rated.ts';

/** A share is never believed to be quite 0 or 1 before the kind itself was rated. */
const BOUNDS = { least: 0.02, most: 0.95 };

/**
 * How likely one asset of a tier and a kind of prompt is to be usable, from few ratings, by partial
 * pooling in three levels: what the tables say of tier and kind, what this account's ratings say of
 * the tier beside that (its other kinds; the Gamma posterior mean of a Poisson rate, Gelman et al.,
 * Bayesian Data Analysis, 3rd edition, 2.6), and the ratings of the kind itself as a Beta. No tier's
 * ratings speak for another tier: or a good draft would argue for the dear one. Unrated assets are
 * missing, not failures.
 */
export function usableShare(tier: Tier, kind: PromptKind, ratings: readonly Rated[]): Beta {
  let own = { reviewed: 0, usable: 0 };
  const kin = { usable: 0, expected: 0, reviewed: 0 };
  for (const one of ratings) {
    if (one.tier !== tier) continue;
    if (one.kind === kind) {
      own = one;
      continue;
    }
    kin.usable += one.usable;
    kin.expected += one.reviewed * FOLLOWS[one.kind][tier] * PLEASES;
    kin.reviewed += one.reviewed;
  }
  const beside = (TIER_HOLDS + kin.usable) / (TIER_HOLDS + kin.expected);
  const mean = FOLLOWS[kind][tier] * PLEASES * beside;
  const { least, most, half } = KIND_HOLDS;
  const holds = least + ((most - least) * kin.reviewed) / (kin.reviewed + half);
  const prior = betaOf(Math.min(BOUNDS.most, Math.max(BOUNDS.least, mean)), holds);
  return updated(prior, own.usable, own.reviewed - own.usable);
}
