import { seeded } from '../../../shared/seeded.ts';
import { bestPlan } from './oracle.ts';
import type { Act, Moment, Player } from './play.ts';
import { RANGES, type World } from './world.ts';

const GRID = 40;

/**
 * Thompson sampling with the true prior: for each final it draws a world from what the prior and
 * the ratings leave possible, and follows the best plan of that one. It knows prices, times and the
 * deadline from the start.
 */
export function thompson(world: World, seed: number): Player {
  const random = seeded(seed ^ 0x7408);
  const seen = { light: [0, 0], heavy: [0, 0], promote: [0, 0] } as const satisfies Record<
    string,
    [number, number] | number[]
  >;
  let plan: (moment: Moment) => Act = () => null;
  return {
    begin() {
      const light = drawn(RANGES.light, seen.light, random);
      const heavy = drawn(RANGES.heavy, seen.heavy, random);
      const keeps = drawn(RANGES.keeps, seen.promote, random);
      plan = bestPlan({ ...world, share: { light, heavy, keeps } });
    },
    act: (moment) => plan(moment),
    rated(act, usable) {
      seen[act][usable ? 0 : 1]! += 1;
    },
  };
}

/** From a flat prior over a range and so many of each, by a grid. */
function drawn(
  [low, high]: readonly [number, number],
  [yes = 0, no = 0]: readonly number[],
  random: () => number,
): number {
  const at = (i: number) => low + ((high - low) * i) / GRID;
  const peak = Math.min(high, Math.max(low, yes + no === 0 ? low : yes / (yes + no)));
  const most = likelihood(peak, yes, no);
  const weights: number[] = [];
  for (let i = 0; i < GRID; i += 1) weights.push(Math.exp(likelihood(at(i + 0.5), yes, no) - most));
  let left = random() * weights.reduce((sum, one) => sum + one, 0);
  let i = 0;
  while (i < GRID - 1 && left > weights[i]!) {
    left -= weights[i]!;
    i += 1;
  }
  return at(i + random());
}

function likelihood(share: number, yes: number, no: number): number {
  return yes * Math.log(share) + no * Math.log(1 - share);
}
