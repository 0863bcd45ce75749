import { drawPaths } from './draws.ts';
import type { Means } from './means.ts';
import { type Outlook, simulate } from './simulate.ts';
import { ALL_HEAVY, ALL_LIGHT, type Remaining, type Way, type Work } from './work.ts';

/** The chosen way beside the two plain ones. */
export type Ways = { mix: Outlook; heavy: Outlook; light: Outlook };

/** From here on a plan is as good as sure: the cheaper one is taken. */
export const SURE = 0.9;

const MOST_DRAFTS: readonly number[] = [1, 2, 3, 5, 8, 13, Number.POSITIVE_INFINITY];

/**
 * Compares how many drafts a final may take before it is rendered heavy without one. Of the ways
 * that are as good as sure the one of least expected credits is taken, else the surest: so neither
 * more credits nor more time ever make a plan less sure, short of being as good as sure. Where a
 * price is unknown nothing can be compared: then drafts come before the heavy render.
 */
export function chooseWay(
  work: Work,
  remaining: Remaining,
  finals: 'heavy' | 'any',
  means: Means,
  seed: number,
): Ways {
  const paths = drawPaths(work, remaining, seed);
  const outlookOf = (way: Way) => simulate(work, remaining, paths, way, means);
  const heavy = outlookOf(ALL_HEAVY);
  const light = outlookOf(ALL_LIGHT);
  const mixed = MOST_DRAFTS.map((drafts) => outlookOf({ drafts, finals: 'heavy' }));
  const allowed = finals === 'any' ? [light, ...mixed, heavy] : [...mixed, heavy];
  const plain = finals === 'any' && light.expected !== null ? light : mixed.at(-1);
  return { mix: best(allowed) ?? plain ?? heavy, heavy, light };
}

function best(ways: readonly Outlook[]): Outlook | null {
  if (ways.some(({ expected }) => expected === null)) return null;
  const sureness = ({ probability }: Outlook) => Math.min(probability ?? 1, SURE);
  const [first] = [...ways].sort(
    (a, b) => sureness(b) - sureness(a) || (a.expected ?? 0) - (b.expected ?? 0),
  );
  return first ?? null;
}
