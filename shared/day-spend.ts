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
  /** What of it went to which project, by name, and to none; absent where all went to none. */
  projects: z.optional(z.array(z.object({ project: z.nullable(z.string()), credits: Credits }))),
});
export type DaySpend = z.infer<typeof DaySpend>;

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The sums of several days as one list; as it is stored, so without any where all went to none. */
export function projectSums(sums: ReadonlyMap<string | null, Credits>): Pick<DaySpend, 'projects'> {
  const list = [...sums]
    .filter(([, credits]) => credits !== 0)
    .map(([project, credits]) => ({ project, credits }))
    .sort((a, b) => ((a.project ?? '') < (b.project ?? '') ? -1 : 1));
  return list.some(({ project }) => project !== null) ? { projects: list } : {};
}

/** The project that most of a day's credits went to; null: to none. */
export function mainProject({ projects = [] }: DaySpend): string | null {
  const [first, ...others] = projects;
  if (!first) return null;
  return others.reduce((most, one) => (one.credits > most.credits ? one : most), first).project;
}
