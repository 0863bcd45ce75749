import { type DaySpend, mainProject, sum } from '../day-spend.ts';
import { dayNumber } from '../week-index.ts';

/** A past day with spending, and how much it says about today. */
export type Analogue = {
  number: number;
  hours: DaySpend['hours'];
  /** What was spent on it from this time of day on. */
  rest: number;
  weight: number;
};

/**
 * The constants below were chosen on the borrowed rhythms of `npm run eval:forecast` where each
 * was flat: half or twice the value changes the loss by less than 1 %. No person has constants of
 * their own. */
/** Days after which a past day says 1/e as much: habits change over months. */
const RECENCY_DAYS = 120;
/** What a day says that had not begun by this time where today has, or the reverse. */
const UNLIKE = 0.1;
/** Within a factor of e^2 two sums spent by this time are still much alike. */
const LIKENESS = 2;

/**
 * What a day says whose credits went mostly to another project than today's. Borrowed rhythms know
 * no projects: in simulated weeks it lowers the pinball loss by 2 to 13 % where one project takes two
 * to five times another's credits, and costs 2 % where they take the same.
 */
const OTHER_PROJECT = 0.3;

/**
 * Past days with spending, weighed by how recent they are and how like today they were by this time
 * of day: begun or not, how much was spent, and for which project. Sorted by `rest`, then by day.
 *
 * @param today its number, @param hour of its wall clock now, @param minute of that hour.
 */
export function analogues(
  days: readonly DaySpend[],
  today: number,
  { hour, minute }: { hour: number; minute: number },
): Analogue[] {
  let spent = 0;
  let current: string | null = null;
  const active: (Analogue & { soFar: number; project: string | null })[] = [];
  for (const one of days) {
    const { day, hours } = one;
    const project = mainProject(one);
    const number = dayNumber(day);
    const total = sum(hours);
    if (number === today) [spent, current] = [total, project];
    if (number >= today || total === 0) continue;
    let soFar = (hours[hour]! * minute) / 60;
    for (let at = 0; at < hour; at += 1) soFar += hours[at]!;
    active.push({ number, hours, rest: total - soFar, weight: 0, soFar, project });
  }
  for (const one of active)
    one.weight =
      Math.exp((one.number - today) / RECENCY_DAYS) *
      (UNLIKE + (1 - UNLIKE) * likeness(one.soFar, spent)) *
      (spent === 0 || one.project === current ? 1 : OTHER_PROJECT);
  return active.sort((a, b) => a.rest - b.rest || a.number - b.number);
}

/** 1: alike by this time of day, 0: one had begun and the other had not. */
function likeness(past: number, today: number): number {
  if (past === 0 || today === 0) return past === today ? 1 : 0;
  return Math.exp(-0.5 * (Math.log(past / today) / LIKENESS) ** 2);
}
