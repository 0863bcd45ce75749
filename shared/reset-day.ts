import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from './id.ts';

/** The calendar day in `zone` (an IANA name) at the instant. Throws RangeError on an unknown zone. */
export function dayAt(at: Instant, zone: string): Day {
  return zoned(at, zone).toPlainDate().toString();
}

/** The hour 0 to 23 on the wall clock of `zone`. */
export function hourAt(at: Instant, zone: string): number {
  return zoned(at, zone).hour;
}

/** The first instant of the day after the one that holds `at`: not always 24 hours later. */
export function nextReset(at: Instant, zone: string): Instant {
  return zoned(at, zone).add({ days: 1 }).startOfDay().epochMilliseconds;
}

/** The day `days` later (or earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whether the name is a zone that this engine knows. */
export function isZone(zone: string): boolean {
  try {
    zoned(0, zone);
    return true;
  } catch {
    return false;
  }
}

function zoned(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
