import type { Act, Moment, Player } from './play.ts';
import { STEP, type World } from './world.ts';

/** From so many steps of time left on: value, credits and finals to come, and what to press. */
type Plan = { value: Float64Array; cost: Float64Array; finals: Float64Array; act: Act[] };

const ROUNDS = 8;

/** Plays by the best plan of a world that it knows. */
export function oracle(world: World): Player {
  const plan = bestPlan(world);
  return { act: plan };
}

/**
 * The plan with the fewest credits for one final, in the long run. A plan that earns `worth` for
 * each final in time and pays its credits is found by dynamic programming over the seconds left,
 * step by step; the worth at which that is worth nothing is the cost of a final (Dinkelbach,
 * 1967).
 */
export function bestPlan(world: World): (moment: Moment) => Act {
  const last = world.deadline / STEP;
  const { price, share } = world;
  const drafted = price.light / share.light;
  const final = world.suffices ? 0 : price.heavy / Math.max(share.keeps, share.heavy);
  // What it costs without a deadline, for a beginning.
  let worth = Math.min(price.heavy / share.heavy, drafted + final) * (1 + 1e-9);
  let plans = plansAt(world, worth);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { cost, finals } = plans.fresh;
    const [spent = 0, done = 0] = [cost[last], finals[last]];
    // Nothing pays at this worth: finals are dearer.
    const next = done > 0 ? spent / done : worth * 2;
    if (done > 0 && Math.abs(next - worth) < 1e-6 * worth) break;
    worth = next * (1 + 1e-9);
    plans = plansAt(world, worth);
  }
  return ({ secondsLeft, hasDraft }) =>
    (hasDraft ? plans.drafted : plans.fresh).act[secondsLeft / STEP] ?? null;
}

function plansAt(world: World, worth: number): { fresh: Plan; drafted: Plan } {
  const last = world.deadline / STEP;
  const drafted = blank(last);
  const fresh = blank(last);
  const { price, share, suffices } = world;
  const steps = { light: world.seconds.light / STEP, heavy: world.seconds.heavy / STEP };
  for (let t = 1; t <= last; t += 1) {
    if (!suffices) {
      consider(drafted, t, 'promote', price.heavy, share.keeps, steps.heavy, worth, null);
      consider(drafted, t, 'heavy', price.heavy, share.heavy, steps.heavy, worth, null);
    }
    consider(fresh, t, 'heavy', price.heavy, share.heavy, steps.heavy, worth, null);
    const then = suffices ? null : drafted;
    consider(fresh, t, 'light', price.light, share.light, steps.light, worth, then);
  }
  return { fresh, drafted };
}

/** @param then where a usable one leads; null: it is the final. */
function consider(
  plan: Plan,
  t: number,
  act: Act,
  price: number,
  share: number,
  steps: number,
  worth: number,
  then: Plan | null,
): void {
  const rest = t - steps;
  if (rest < 0) return;
  const sum = (of: 'value' | 'cost' | 'finals', done: number) =>
    share * (then ? then[of][rest]! : done) + (1 - share) * plan[of][rest]!;
  const value = sum('value', worth) - price;
  if (value <= plan.value[t]!) return;
  plan.value[t] = value;
  plan.cost[t] = sum('cost', 0) + price;
  plan.finals[t] = sum('finals', 1);
  plan.act[t] = act;
}

function blank(last: number): Plan {
  const zeros = () => new Float64Array(last + 1);
  const act = Array<Act>(last + 1).fill(null);
  return { value: zeros(), cost: zeros(), finals: zeros(), act };
}
