import { NO_CONCEPT } from './ground.ts';
import type { Id } from './id.ts';
import type { RecentGeneration, Snapshot } from './snapshot.ts';
import type { Stats } from './stats.ts';

/** What waits and says which idea a generation iterates, for its line among the latest. */
export function statedIn(
  later: Stats,
  generation: Id,
): Pick<RecentGeneration, 'concept' | 'conceptStated'> | null {
  const stated = later.concepts.get(generation);
  return stated ? { concept: stated.value, conceptStated: true } : null;
}

/**
 * Moves older generations between the counts of ideas, where all that waits of them is what the
 * person said; those whose own events are at hand are counted by their fold.
 */
export function advanceConcepts(
  next: Snapshot,
  base: Snapshot,
  earlier: Stats,
  later: Stats,
): Snapshot {
  const sites = { ...next.sites };
  for (const [generation, { value }] of later.concepts) {
    const before = base.recent.find(({ id }) => id === generation);
    const folded = earlier.generations.get(generation)?.at ?? null;
    if (!before || folded !== null || before.outcome !== 'released' || before.end === 'rejected')
      continue;
    const summary = sites[before.site];
    if (!summary?.sums || before.concept === value) continue;
    const counts = new Map(summary.sums.concepts.map((one) => [one.concept, one]));
    if (before.concept !== null) add(counts, before.concept, before, -1);
    add(counts, value, before, 1);
    const concepts = [...counts.values()].filter(({ generations }) => generations > 0);
    concepts.sort((a, b) => (a.concept < b.concept ? -1 : 1));
    sites[before.site] = { ...summary, sums: { ...summary.sums, concepts } };
  }
  return { ...next, sites };
}

type Counts = NonNullable<Snapshot['sites'][string]['sums']>['concepts'][number];

function add(
  counts: Map<Id, Counts>,
  concept: Id,
  { tier, usable = [], rejected = [] }: RecentGeneration,
  sign: 1 | -1,
): void {
  const known = counts.get(concept) ?? { concept, ...NO_CONCEPT };
  counts.set(concept, {
    concept,
    generations: known.generations + sign,
    light: known.light + (tier === 'light' ? sign : 0),
    heavy: known.heavy + (tier === 'heavy' ? sign : 0),
    reviewed: known.reviewed + sign * (usable.length + rejected.length),
    usable: known.usable + sign * usable.length,
  });
}
