import type { Plan } from '../../shared/plan.ts';
import { creditsOf } from './credits-of.ts';

/** What is typed into the plan's boxes. */
export type TypedPlan = { paid: string; currency: string; credits: string; discount: string };

/** The plan that the boxes say, or what is wrong with each; all empty is no plan. */
export type PlanRead = {
  plan: Plan | null;
  errors: { [box in keyof TypedPlan]: string | null };
  valid: boolean;
};

const NO_ERRORS = { paid: null, currency: null, credits: null, discount: null };
const MOST = 10_000_000;

/** A box says what is wrong only once something was typed anywhere. */
export function planOf(typed: TypedPlan): PlanRead {
  const boxes = {
    paid: typed.paid.trim(),
    currency: typed.currency.trim().toUpperCase(),
    credits: typed.credits.trim(),
    discount: typed.discount.trim(),
  };
  // The currency stands there from the start.
  if (boxes.paid === '' && boxes.credits === '' && boxes.discount === '')
    return { plan: null, errors: NO_ERRORS, valid: true };
  const paid = numberIn(boxes.paid);
  const credits = creditsOf(boxes.credits);
  const discount = boxes.discount === '' ? null : numberIn(boxes.discount);
  const errors = {
    paid:
      boxes.paid === ''
        ? 'What you pay, after any discount.'
        : paid === null || paid > MOST || Math.abs(paid * 100 - Math.round(paid * 100)) > 1e-6
          ? `A price such as 19 or 9.50, not "${boxes.paid}".`
          : null,
    currency: /^[A-Z]{3}$/.test(boxes.currency)
      ? null
      : `Three letters such as EUR, not "${boxes.currency}".`,
    credits:
      boxes.credits === ''
        ? 'How many credits that buys.'
        : (credits.error ?? (credits.credits ? null : 'More than none.')),
    discount:
      boxes.discount === '' || (discount !== null && discount > 0 && discount < 100)
        ? null
        : `A percentage above 0 and below 100, not "${boxes.discount}".`,
  };
  const valid = Object.values(errors).every((error) => error === null);
  if (!valid || paid === null || !credits.credits) return { plan: null, errors, valid: false };
  return {
    plan: {
      paid: Math.round(paid * 100),
      currency: boxes.currency,
      credits: credits.credits,
      discount,
    },
    errors,
    valid,
  };
}

/** What the boxes hold for a plan; the currency alone where there is none. */
export function typedPlan(plan: Plan | null, currency = ''): TypedPlan {
  if (plan === null) return { paid: '', currency, credits: '', discount: '' };
  return {
    paid: plan.paid % 100 === 0 ? String(plan.paid / 100) : (plan.paid / 100).toFixed(2),
    currency: plan.currency,
    credits: String(plan.credits / 1000),
    discount: plan.discount === null ? '' : String(plan.discount),
  };
}

/** A decimal with point or comma; null for anything else. */
function numberIn(text: string): number | null {
  return /^\d{1,12}(?:[.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
