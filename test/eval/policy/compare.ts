import { seeded } from '../../../shared/seeded.ts';
import { oracle } from './oracle.ts';
import { GENERATIONS, type Player, play } from './play.ts';
import { RIVALS } from './rivals.ts';
import { thompson } from './thompson.ts';
import { tierwise } from './tierwise.ts';
import { drawWorld, type World } from './world.ts';

/** Credits for one usable final of each player, world by world, after 10, 20 and 40 generations. */
export type Costs = { [player: string]: { 10: number; 20: number; 40: number }[] };

/** A history is luck; of so many of each world the sums are taken. */
const HISTORIES = 5;
const MARKS = [10, 20, GENERATIONS] as const;

const PLAYERS: Record<string, (world: World, seed: number) => Player> = {
  oracle,
  thompson,
  tierwise,
  ...RIVALS,
};

/** All players in the same worlds, with the same draws. */
export function compare(worlds: number, seed: number): Costs {
  const random = seeded(seed);
  const costs: Costs = Object.fromEntries(Object.keys(PLAYERS).map((name) => [name, []]));
  for (let i = 0; i < worlds; i += 1) {
    const world = drawWorld(random);
    const first = Math.floor(random() * 2 ** 32);
    for (const [name, make] of Object.entries(PLAYERS)) {
      // One plan serves all histories of a world that is known.
      const known = name === 'oracle' ? make(world, 0) : null;
      const sums = MARKS.map(() => ({ cost: 0, finals: 0 }));
      for (let history = 0; history < HISTORIES; history += 1) {
        const after = play(world, known ?? make(world, first + history), first + history);
        MARKS.forEach((mark, at) => {
          const { cost = 0, finals = 0 } = after[mark - 1] ?? {};
          sums[at]!.cost += cost;
          sums[at]!.finals += finals;
        });
      }
      const [ten, twenty, forty] = sums.map(({ cost, finals }) => cost / finals);
      costs[name]!.push({ 10: ten!, 20: twenty!, 40: forty! });
    }
  }
  return costs;
}
