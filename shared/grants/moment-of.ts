import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { fromFields } from 'temporal-polyfill/fns/PlainTime';
import type { Instant } from '../id.ts';
import { dateOf } from '../reset-day.ts';
import { zonedNow } from '../zoned-now.ts';

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2}))?$/;

/**
 * The moment that a person typed: a day such as `2026-12-31`, with `18:30` behind it for a time of
 * day. Null for anything else, and for days and times that do not exist.
 *
 * @param throughDay whether a day alone means its end, and not its beginning.
 */
export function momentOf(text: string, zone: string, throughDay = false): Instant | null {
  const [, day, hour, minute] = MOMENT.exec(text.trim()) ?? [];
  if (day === undefined) return null;
  try {
    const date = dateOf(day);
    if (hour === undefined) {
      const from = throughDay ? PlainDate.addDays(date, 1) : date;
      return PlainDate.toZonedDateTime(from, zone).epochMilliseconds;
    }
    const plainTime = fromFields(
      { hour: Number(hour), minute: Number(minute) },
      { overflow: 'reject' },
    );
    return PlainDate.toZonedDateTime(date, { timeZone: zone, plainTime }).epochMilliseconds;
  } catch {
    return null;
  }
}

/** What `momentOf` reads as the minute of this moment. */
export function typedMoment(at: Instant, zone: string, throughDay = false): string {
  const { day, hour, minute } = zonedNow(at, zone);
  if (hour === 0 && minute === 0) return throughDay ? zonedNow(at - 1, zone).day : day;
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
