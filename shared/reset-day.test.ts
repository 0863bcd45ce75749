import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayAt, hourAt, isoWeekOf, isoWeekStart, isZone, nextReset } from './reset-day.ts';

const at = (iso: string) => Date.parse(iso);
const ZONES = [
  'UTC',
  'Asia/Tokyo',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Africa/Cairo',
];

test('the day changes at the zone’s own midnight', () => {
  expect(dayAt(at('2026-11-24T14:59:59.999Z'), 'Asia/Tokyo')).toBe('2026-11-24');
  expect(dayAt(at('2026-11-24T15:00:00Z'), 'Asia/Tokyo')).toBe('2026-11-25');
});

test('a reset is not always 24 hours away', () => {
  const before = at('2026-03-28T23:00:00Z');
  expect(dayAt(before, 'Europe/Berlin')).toBe('2026-03-29');
  expect(nextReset(before, 'Europe/Berlin') - before).toBe(23 * 3_600_000);
  // Cairo skips midnight itself when its summer time begins.
  const cairo = nextReset(at('2026-04-23T12:00:00Z'), 'Africa/Cairo');
  expect(dayAt(cairo, 'Africa/Cairo')).toBe('2026-04-24');
  expect(hourAt(cairo, 'Africa/Cairo')).toBe(1);
});

test('the next reset is the first moment of the next day, in every zone and season', () => {
  const instant = fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2030-12-31T00:00Z') });
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (now, zone) => {
      const reset = nextReset(now, zone);
      expect(reset).toBeGreaterThan(now);
      expect(dayAt(reset, zone)).toBe(addDays(dayAt(now, zone), 1));
      expect(dayAt(reset - 1, zone)).toBe(dayAt(now, zone));
    }),
    { numRuns: 500 },
  );
});

test('the remembered hour is the wall clock’s', () => {
  const instant = fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2030-12-31T00:00Z') });
  fc.assert(
    fc.property(instant, fc.constantFrom(...ZONES), (now, zone) => {
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit' });
      expect(hourAt(now, zone)).toBe(Number(clock.format(now)));
      expect(hourAt(now, zone)).toBe(Number(clock.format(now)));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['2026-W01', '2025-12-29'],
  ['2026-W47', '2026-11-16'],
  ['2020-W53', '2020-12-28'],
  ['2021-W53', null],
  ['2026-W00', null],
  ['2026-47', null],
])('week %s begins on %s', (week, monday) => {
  expect(isoWeekStart(week)).toBe(monday);
  if (monday) expect(isoWeekOf(monday)).toBe(week);
});

test('zones are known by name', () => {
  expect(isZone('Asia/Tokyo')).toBe(true);
  expect(isZone('Mars/Olympus')).toBe(false);
  expect(isZone('')).toBe(false);
});
