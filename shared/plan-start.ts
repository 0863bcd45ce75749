import type { Instant } from './id.ts';
import type { Latest } from './latest.ts';
import type { Plan } from './plan.ts';

/** As many statements of one account as are kept. */
export const PLAN_STATEMENTS = 20;
/** What is stated anew within the hour corrects a slip. */
const SLIP_MS = 3_600_000;

/**
 * Since when the plan in force is: the prices of before were another plan's. Null where nothing
 * tells of another one before; a plan that is stated for the first time was there already.
 */
export function planStart(statements: readonly Latest<Plan | null>[]): Instant | null {
  let plan: Plan | null = null;
  let since: Instant | null = null;
  statements.forEach((stated, i) => {
    const next = statements[i + 1];
    if (next && next.at - stated.at < SLIP_MS) return;
    if (plan && stated.value && !isSame(plan, stated.value)) since = stated.at;
    plan = stated.value;
  });
  return since;
}

export function isSame(a: Plan, b: Plan): boolean {
  return (
    a.paid === b.paid &&
    a.currency === b.currency &&
    a.credits === b.credits &&
    a.discount === b.discount
  );
}
