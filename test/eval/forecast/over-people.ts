import { quantile } from '../../../shared/latency.ts';
import { seeded } from '../../../shared/seeded.ts';

const DRAWS = 1000;

/**
 * The 95 % interval of a figure, by drawing people with replacement: cuts of one person are alike,
 * so people are the units. Draws on which the figure is null are left out.
 */
export function overPeople<Person>(
  people: readonly Person[],
  figure: (drawn: readonly Person[]) => number | null,
): { low: number | null; high: number | null } {
  const random = seeded(1);
  const found = Array.from({ length: DRAWS }, () =>
    figure(people.map(() => people[Math.floor(random() * people.length)]!)),
  )
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  if (found.length === 0) return { low: null, high: null };
  return { low: quantile(found, 0.025), high: quantile(found, 0.975) };
}
