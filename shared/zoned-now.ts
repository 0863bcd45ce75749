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
