import type { AssetCard } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';

/** Two assets to hold against each other; `linked`: a draft and what was promoted from it. */
export type Pair = { left: Id; right: Id; linked: boolean };

/**
 * The two that are selected; else the draft and the promotion that the current one belongs to;
 * else the current one and its neighbour. Null where there is nothing to compare it with.
 */
export function comparePair(
  current: AssetCard,
  cards: readonly AssetCard[],
  selected: readonly Id[],
  neighbour: Id | null,
): Pair | null {
  const [one, other] = selected;
  if (selected.length === 2 && one && other) return { left: one, right: other, linked: false };
  const draft = current.request.promotedFrom;
  if (draft !== null && cards.some(({ id }) => id === draft))
    return { left: draft, right: current.id, linked: true };
  const promoted = promotionsOf(current.id, cards).at(-1);
  if (promoted) return { left: current.id, right: promoted.id, linked: true };
  return neighbour === null ? null : { left: current.id, right: neighbour, linked: false };
}

/** What was promoted from an asset, oldest first. */
export function promotionsOf(draft: Id, cards: readonly AssetCard[]): AssetCard[] {
  return cards
    .filter(({ request }) => request.promotedFrom === draft)
    .sort((a, b) => a.at - b.at || a.position - b.position);
}
