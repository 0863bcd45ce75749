import { seeded } from '../../../shared/seeded.ts';
import type { World } from './world.ts';

/** What can be pressed next; null: nothing more for this final. */
export type Act = 'light' | 'heavy' | 'promote' | null;

/** Where the work on one final stands. */
export type Moment = {
  secondsLeft: number;
  /** A light draft is usable; whoever looks at it knows, rated or not. */
  hasDraft: boolean;
  /** Generations of this final so far, and of all. */
  drafts: number;
  generation: number;
};

/** Plays one history. Told what came back only where the person rated it. */
export type Player = {
  begin?(): void;
  act(moment: Moment): Act;
  rated?(act: Exclude<Act, null>, usable: boolean): void;
};

export const GENERATIONS = 40;
const UNRATED = 0.4;

/** What a history cost and brought; `after` holds the sums after each generation. */
export type Played = { cost: number; finals: number }[];

/**
 * One history of 40 generations: finals one after another, each until it is usable or its deadline
 * passed. Draws depend on the seed and the generation's number alone, so that players meet the same
 * luck; and a try at a final counts with its chance instead of its luck, which has the same mean.
 */
export function play(world: World, player: Player, seed: number): Played {
  const random = seeded(seed);
  const draws = Array.from({ length: GENERATIONS }, () => [random(), random()] as const);
  const after: Played = [];
  let [cost, finals] = [0, 0];
  let left = world.deadline;
  let hasDraft = false;
  let drafts = 0;
  const begin = () => {
    left = world.deadline;
    hasDraft = false;
    drafts = 0;
    player.begin?.();
  };
  begin();
  // A final for which nobody can do anything takes a turn, so that histories end.
  for (let generation = 0; generation < GENERATIONS; ) {
    const act = player.act({ secondsLeft: left, hasDraft, drafts, generation });
    const tier = act === 'light' ? 'light' : 'heavy';
    if (act === null || world.seconds[tier] > left) {
      if (drafts === 0) {
        after.push({ cost, finals });
        generation += 1;
      }
      begin();
      continue;
    }
    const [luck, asked] = draws[generation]!;
    const share = world.share[act === 'promote' ? 'keeps' : act];
    const isFinal = act !== 'light' || world.suffices;
    cost += world.price[tier];
    finals += isFinal ? share : 0;
    left -= world.seconds[tier];
    drafts += 1;
    generation += 1;
    after.push({ cost, finals });
    const usable = luck < share;
    if (asked >= UNRATED) player.rated?.(act, usable);
    if (usable && isFinal) begin();
    else if (usable) hasDraft = true;
  }
  return after;
}
