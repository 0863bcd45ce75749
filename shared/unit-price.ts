import type { Credits } from './credit.ts';
import type { Plan } from './plan.ts';

/**
 * What credits cost in money by the plan that the person stated, `about 0.06 EUR`. Other buckets, as
 * a top-up, may have cost something else.
 */
export function moneyWords(credits: Credits | null, plan: Plan | null): string | null {
  if (credits === null || plan === null) return null;
  const paid = (credits * plan.paid) / plan.credits / 100;
  if (paid > 0 && paid < 0.005) return `under 0.01 ${plan.currency}`;
  return `about ${paid.toFixed(2)} ${plan.currency}`;
}
