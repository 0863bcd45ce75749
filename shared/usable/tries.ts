import type { Beta } from './beta.ts';

/** What comes of trying up to `most` times (Infinity: until it works) with a chance of `share` each. */
export type Tries = {
  chance: number;
  expected: number;
  /** Of those that end well. */
  expectedIfDone: number;
};

export function triesOf(share: number, most: number): Tries {
  const missed = most === Number.POSITIVE_INFINITY ? 0 : (1 - share) ** most;
  const chance = 1 - missed;
  const expected = chance / share;
  const wasted = missed === 0 ? 0 : most * missed;
  return { chance, expected, expectedIfDone: chance === 0 ? most : (expected - wasted) / chance };
}

/** Nobody tries an idea more often than this. */
const MOST_TRIES = 400;

/**
 * The numbers of tries until the first usable one, at evenly spread probabilities: of a share that is
 * itself uncertain (the beta-geometric distribution). @returns `points` numbers, ascending.
 */
export function triesSpread({ a, b }: Beta, points: number): number[] {
  const found: number[] = [];
  let missed = 1;
  let tries = 0;
  for (let i = 0; i < points; i += 1) {
    const until = 1 - (i + 0.5) / points;
    while (missed > until && tries < MOST_TRIES) {
      missed *= (b + tries) / (a + b + tries);
      tries += 1;
    }
    found.push(tries);
  }
  return found;
}
