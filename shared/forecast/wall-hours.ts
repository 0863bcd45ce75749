import type { Day, Instant } from '../id.ts';
import { dayNumber } from '../week-index.ts';
import { zonedNow } from '../zoned-now.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const remembered = new Map<string, readonly Instant[]>();

/**
 * When each hour of a day's wall clock begins, hour 24 being the next day's beginning. On a day of
 * 23 hours the hour left out begins with the one after it; on one of 25 hours the repeated hour is
 * two hours long. `Intl` alone, as in `zonedNow`; the answer is remembered.
 */
export function wallHours(day: Day, zone: string): readonly Instant[] {
  const key = `${zone} ${day}`;
  const known = remembered.get(key);
  if (known) return known;
  const midnight = dayNumber(day) * DAY_MS;
  const [first, last] = [0, 24].map((hour) => instantOf(midnight + hour * HOUR_MS, zone));
  const isEven = last! - first! === DAY_MS;
  const hours = Array.from({ length: 25 }, (_, hour) =>
    isEven ? first! + hour * HOUR_MS : instantOf(midnight + hour * HOUR_MS, zone),
  );
  if (remembered.size > 1000) remembered.clear();
  remembered.set(key, hours);
  return hours;
}

/** The first instant at which the wall clock has come to `wall`, which is written as if it were UTC's. */
function instantOf(wall: number, zone: string): Instant {
  const offsets = [-DAY_MS, DAY_MS].map((by) => wallAt(wall + by, zone) - (wall + by));
  const early = wall - Math.max(...offsets);
  const late = wall - Math.min(...offsets);
  // Where neither shows it, the clock was put forward over it, at `late` for a whole step.
  return wallAt(early, zone) === wall ? early : late;
}

/** To the minute. */
function wallAt(at: Instant, zone: string): number {
  const { day, hour, minute } = zonedNow(at, zone);
  return dayNumber(day) * DAY_MS + hour * HOUR_MS + minute * 60_000;
}
