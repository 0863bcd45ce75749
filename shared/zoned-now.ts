import type { Day, Instant } from './id.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Day and hour on the wall clock of a zone. `Intl` alone: a date library would not fit the
 * budget of a content script. An unknown zone falls back to this computer's.
 */
export function zonedNow(at: Instant, zone: string): { day: Day; hour: number; minute: number } {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: `${parts.year}-${parts.month}-${parts.day}`,
    hour: Number(parts.hour),
    minute: Number(parts.minute),
  };
}

const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;

/** The next midnight on the wall clock of a zone, also where clocks change before it. */
export function nextMidnight(at: Instant, zone: string): Instant {
  const { hour, minute } = zonedNow(at, zone);
  const guess = at - (at % MINUTE_MS) + (DAY_MINUTES - hour * 60 - minute) * MINUTE_MS;
  const there = zonedNow(guess, zone);
  const past = there.hour * 60 + there.minute;
  // An hour too far where one was left out, an hour short where one came twice.
  return guess - (past < DAY_MINUTES / 2 ? past : past - DAY_MINUTES) * MINUTE_MS;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const options = {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  } catch {
    format = new Intl.DateTimeFormat('en-US', options);
  }
  formats.set(zone, format);
  return format;
}
