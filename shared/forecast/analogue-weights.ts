import { type DaySpend, sum } from '../day-spend.ts';
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
 * Past days with spending, weighed by how recent they are and how like today they were by this time
 * of day: begun or not, and how much was spent. Sorted by `rest`, then by day.
 *
 * @param today its number, @param hour of its wall clock now, @param minute of that hour.
 */
export function analogues(
  days: readonly DaySpend[],
  today: number,
  { hour, minute }: { hour: number; minute: number },
): Analogue[] {
  let spent = 0;
  const active: (Analogue & { soFar: number })[] = [];
  for (const { day, hours } of days) {
    const number = dayNumber(day);
    const total = sum(hours);
    if (number === today) spent = total;
    if (number >= today || total === 0) continue;
    let soFar = (hours[hour]! * minute) / 60;
    for (let at = 0; at < hour; at += 1) soFar += hours[at]!;
    active.push({ number, hours, rest: total - soFar, weight: 0, soFar });
  }
  for (const one of active)
    one.weight =
      Math.exp((one.number - today) / RECENCY_DAYS) *
      (UNLIKE + (1 - UNLIKE) * likeness(one.soFar, spent));
  return active.sort((a, b) => a.rest - b.rest || a.number - b.number);
}

/** 1: alike by this time of day, 0: one had begun and the other had not. */
function likeness(past: number, today: number): number {
  if (past === 0 || today === 0) return past === today ? 1 : 0;
  return Math.exp(-0.5 * (Math.log(past / today) / LIKENESS) ** 2);
}
