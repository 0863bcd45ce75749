import { DAY_MS, type DayRows, HOUR_MS } from './day-rows.ts';

/** Days known before the first cut. */
export const HISTORY_DAYS = 60;
const HOURS = [9, 12, 15, 18];

/** Active days after two months of history. */
export function activeDays(rows: DayRows): number[] {
  const first = rows.numbers[0] ?? 0;
  return rows.numbers.filter((number) => number >= first + HISTORY_DAYS);
}

/** 9, 12, 15 and 18 h on each of them, as moments of the wall clock. */
export function ownCuts(rows: DayRows): number[] {
  return activeDays(rows).flatMap((number) =>
    HOURS.map((hour) => number * DAY_MS + hour * HOUR_MS),
  );
}

/** Credits spent from one moment of the wall clock on and before another. */
export function spentBetween(rows: DayRows, from: number, to: number): number {
  return rows.between(from, to).reduce((all, { credits }) => all + credits, 0);
}
