import type { Id } from '../id.ts';
import { quantile } from '../latency.ts';
import { isTaken, type Line } from './line.ts';
import type { ConceptWeek, FirstUsable } from './week-report.ts';
import { hasUsable } from './yields.ts';

const MINUTE = 60_000;

/**
 * How long ideas took until they gave something usable, counted within the week in which each was
 * begun. @param older concepts that were begun before; what goes on with them is not counted.
 */
export function firstUsable(lines: readonly Line[], older: ReadonlySet<Id>): FirstUsable {
  const begun = new Map<Id, Line[]>();
  for (const line of lines) {
    if (!isTaken(line) || line.concept === null || older.has(line.concept)) continue;
    const members = begun.get(line.concept) ?? [];
    begun.set(line.concept, members);
    members.push(line);
  }
  const concepts = [...begun].map(([concept, members]) => conceptWeek(concept, members));
  return {
    concepts,
    minutes: medianOf(concepts.flatMap(({ minutes }) => minutes ?? [])),
    generations: medianOf(concepts.flatMap(({ generations }) => generations ?? [])),
    none: concepts.filter(({ asset }) => asset === null).length,
  };
}

/** @param members oldest first, at least one. */
function conceptWeek(concept: Id, members: readonly Line[]): ConceptWeek {
  const index = members.findIndex(hasUsable);
  const [first] = members;
  const found = members[index];
  const answered =
    found === undefined || found.latencyMs === null ? null : found.at + found.latencyMs;
  return {
    concept,
    prompt: members.find(({ prompt }) => prompt !== null)?.prompt ?? null,
    tried: members.length,
    generations: found === undefined ? null : index + 1,
    minutes: first === undefined || answered === null ? null : (answered - first.at) / MINUTE,
    asset: found?.assets.find(({ rating }) => rating === 'usable')?.id ?? null,
    unreviewed: members.flatMap(({ assets }) => assets).filter(({ rating }) => rating === null)
      .length,
  };
}

function medianOf(numbers: readonly number[]): FirstUsable['minutes'] {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length === 0 ? null : { median: quantile(sorted, 0.5), n: sorted.length };
}
