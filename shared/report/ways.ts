import { ASSUMPTIONS } from '../replay/replay.ts';
import type { Range, Way } from '../replay/replay-result.ts';

/**
 * The least and the most that a sum comes to under the four assumptions: what was held counts, what
 * would have gone instead takes away.
 */
export function overWays<T extends { ways: readonly Way[] | null }>(
  all: readonly T[],
  least: (one: T) => number,
  most: (one: T) => number = least,
): Range {
  const sums = (value: (one: T) => number) =>
    ASSUMPTIONS.map((_, i) =>
      all.reduce((sum, one) => sum + signOf(one.ways?.[i]) * value(one), 0),
    );
  return { low: Math.min(...sums(least)), high: Math.max(...sums(most)) };
}

/** How many would have been held; what would have gone instead makes them no fewer. */
export function heldOf(all: readonly { ways: readonly Way[] | null }[]): Range {
  const counts = ASSUMPTIONS.map((_, i) => all.filter(({ ways }) => ways?.[i] === 'held').length);
  return { low: Math.min(...counts), high: Math.max(...counts) };
}

function signOf(way: Way | undefined): number {
  if (way === undefined || way === 'same') return 0;
  return way === 'held' ? 1 : -1;
}

/** On which of the assumptions it depends, for people. */
export function wayWords(ways: readonly Way[]): string {
  if (ways.every((way) => way === 'held')) return 'held in any case';
  if (ways.includes('sent')) return 'would have gone instead, in the room that others left';
  const isByAnswer = ASSUMPTIONS.every(({ asksStop }, i) => (ways[i] === 'held') === asksStop);
  return isByAnswer ? 'held, had you stopped when asked' : 'held or not, by what came before it';
}
