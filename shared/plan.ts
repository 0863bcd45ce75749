import * as z from 'zod/mini';
import { Credits } from './credit.ts';

/** What is paid for how many credits, as the person typed it. */
export const Plan = z.strictObject({
  /** Hundredths of the currency's unit, after any discount. */
  paid: z.int().check(z.gte(0), z.lte(1_000_000_000)),
  /** ISO 4217, `EUR`. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  credits: Credits.check(z.gt(0)),
  /** Percent that the discount took off; null without one. */
  discount: z.nullable(z.number().check(z.gt(0), z.lt(100))),
});
export type Plan = z.infer<typeof Plan>;
