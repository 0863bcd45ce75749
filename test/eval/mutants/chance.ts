import { createRandom } from '../../studio/random.ts';

export type Chance = {
  /** True in `share` of all cases. */
  is(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  int(low: number, high: number): number;
  shuffle<T>(items: readonly T[]): T[];
  /** Such as a build step gives. */
  hash(): string;
};

export function createChance(seed: number): Chance {
  const random = createRandom(seed);
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return {
    is: (share) => random.next() < share,
    pick: random.pick,
    int: random.int,
    shuffle(items) {
      const all = [...items];
      for (let at = all.length - 1; at > 0; at--) {
        const other = random.int(0, at);
        [all[at], all[other]] = [all[other]!, all[at]!];
      }
      return all;
    },
    hash: () =>
      random.pick(['_', 'css-', 'sc-', 'x']) +
      Array.from({ length: 6 }, () => random.pick([...letters])).join(''),
  };
}
