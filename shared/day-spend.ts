import * as z from 'zod/mini';
import { Credits } from './credit.ts';

/** Credits spent in one reset day, hour by hour of its wall clock; `unknown` charges are not in it. */
export const DaySpend = z.object({
  day: z.string(),
  hours: z.array(Credits).check(z.length(24)),
  unknown: z.int(),
  /** Set aside for those of the unknown that came back; absent where nothing was. */
  owed: z.optional(Credits),
  generations: z.int(),
});
export type DaySpend = z.infer<typeof DaySpend>;

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
