import { getISO } from 'temporal-polyfill/fns/Calendar';
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Day, Instant } from './id.ts';

/** The calendar day in `zone` (an IANA name) at the instant. Throws RangeError on an unknown zone. */
export function dayAt(at: Instant, zone: string): Day {
  return PlainDate.toString(ZonedDateTime.toPlainDate(zoned(at, zone)));
}

const QUARTER_MS = 900_000;
const hours = new Map<string, number>();

/**
 * The hour 0 to 23 on the wall clock of `zone`. Remembered by quarter of an hour, since every
 * zone's offset is a multiple of that and a history asks for the same ones again and again.
 */
export function hourAt(at: Instant, zone: string): number {
  const slot = `${zone} ${Math.floor(at / QUARTER_MS)}`;
  const known = hours.get(slot);
  if (known !== undefined) return known;
  const { hour } = zoned(at, zone);
  if (hours.size > 50_000) hours.clear();
  hours.set(slot, hour);
  return hour;
}

const resets = new Map<string, { since: Instant; next: Instant }>();

/**
 * The first instant of the day after the one that holds `at`: not always 24 hours later. The last
 * answer for a zone is remembered: whoever asks next mostly asks on the same day.
 */
export function nextReset(at: Instant, zone: string): Instant {
  const known = resets.get(zone);
  if (known && at >= known.since && at < known.next) return known.next;
  const tomorrow = ZonedDateTime.addDays(zoned(at, zone), 1);
  const next = ZonedDateTime.startOfDay(tomorrow).epochMilliseconds;
  if (resets.size > 1000) resets.clear();
  resets.set(zone, { since: at, next });
  return next;
}

/** The day `days` later (or earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  return PlainDate.toString(PlainDate.addDays(dateOf(day), days));
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

/**
 * The wall clock of `zone` at the instant. The functions of Temporal rather than its classes: what
 * nobody calls stays out of the extension. Throws RangeError on an unknown zone.
 */
export function zoned(at: Instant, zone: string): ZonedDateTime.Record {
  return toZonedDateTimeISO(fromEpochMilliseconds(at), zone);
}

/** Throws RangeError on what is no day. */
export function dateOf(day: Day): PlainDate.Record {
  return PlainDate.fromString(day, getISO);
}

/** The Monday of an ISO 8601 week such as `2026-W47`; null where there is no such week. */
export function isoWeekStart(week: string): Day | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (!year || !number) return null;
  // The fourth of January always lies in the first week.
  const fourth = `${year}-01-04`;
  const monday = addDays(fourth, (Number(number) - 1) * 7 + 1 - weekdayOf(fourth));
  return isoWeekOf(monday) === week ? monday : null;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return PlainDate.dayOfWeek(dateOf(day));
}

/** The ISO 8601 week that it is in a zone. @param at epoch milliseconds. @param zone IANA name. */
export function isoWeekAt(at: Instant, zone: string): string {
  return isoWeekOf(dayAt(at, zone));
}

/** The ISO 8601 week that a day lies in. */
export function isoWeekOf(day: Day): string {
  const date = dateOf(day);
  const week = String(PlainDate.weekOfYear(date)).padStart(2, '0');
  return `${PlainDate.yearOfWeek(date)}-W${week}`;
}
