import type { AssetCard } from '../../../shared/asset-card.ts';
import type { Id } from '../../../shared/id.ts';
import { type Calendar, type Filter, isInScope, isShown } from './filter.ts';

/** What iterates one idea stands together. */
export function groupOf({ concept, generation }: AssetCard): Id {
  return concept ?? generation;
}

/**
 * Oldest idea first, and within an idea oldest asset first: what comes in later never moves what
 * was seen already, unless it belongs to the same idea.
 */
export function inOrder(cards: readonly AssetCard[]): AssetCard[] {
  const began = new Map<Id, number>();
  for (const card of cards) {
    const group = groupOf(card);
    began.set(group, Math.min(began.get(group) ?? Number.POSITIVE_INFINITY, card.at));
  }
  const start = (card: AssetCard) => began.get(groupOf(card)) ?? card.at;
  return [...cards].sort(
    (a, b) =>
      start(a) - start(b) ||
      compare(groupOf(a), groupOf(b)) ||
      a.at - b.at ||
      compare(a.generation, b.generation) ||
      a.position - b.position ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param kept stays in the queue although it was rated since: nothing vanishes under the hand. */
export function queueOf(
  cards: Iterable<AssetCard>,
  filter: Filter,
  calendar: Calendar,
  kept: ReadonlySet<Id> = new Set(),
): Id[] {
  const found: AssetCard[] = [];
  for (const card of cards)
    if (kept.has(card.id) || (isShown(card, filter.show) && isInScope(card, filter, calendar)))
      found.push(card);
  return inOrder(found).map(({ id }) => id);
}

/**
 * Where to go on in a queue: at the asset where the person stopped, or, where that has left the
 * queue, at the first one after it.
 */
export function placeIn(
  queue: readonly Id[],
  stoppedAt: Id | null,
  cards: ReadonlyMap<Id, AssetCard>,
): number {
  if (stoppedAt === null) return 0;
  const there = queue.indexOf(stoppedAt);
  if (there >= 0) return there;
  const stopped = cards.get(stoppedAt);
  if (!stopped) return 0;
  const known = queue.flatMap((id) => cards.get(id) ?? []);
  const order = inOrder([...known, stopped]).map(({ id }) => id);
  return Math.max(0, Math.min(order.indexOf(stoppedAt), queue.length - 1));
}
