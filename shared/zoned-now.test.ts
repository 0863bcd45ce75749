import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextReset } from './reset-day.ts';
import { nextMidnight, zonedNow } from './zoned-now.ts';

test('day, hour and minute on the wall clock of a zone', () => {
  const at = Date.UTC(2026, 10, 24, 23, 30);
  expect(zonedNow(at, 'Asia/Tokyo')).toEqual({ day: '2026-11-25', hour: 8, minute: 30 });
});

test('midnight comes when the calendar says so, an hour sooner or later where clocks change', () => {
  const spring = Date.UTC(2026, 2, 28, 23, 30);
  expect(nextMidnight(spring, 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 22));
  const autumn = Date.UTC(2026, 9, 24, 22, 30);
  expect(nextMidnight(autumn, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 23));
  // By half an hour in Lord Howe, never in Kathmandu.
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  const instant = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2027, 0) });
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
      expect(nextMidnight(at, zone)).toBe(nextReset(at, zone));
    }),
    { numRuns: 500 },
  );
});
