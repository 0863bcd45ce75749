import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isoWeekOf } from './reset-day.ts';
import { weekIndex } from './week-index.ts';

test('days share a number exactly when they share an ISO week', () => {
  const days = fc.integer({ min: -20_000, max: 60_000 }).map((n) => addDays('1970-01-01', n));
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 8 }), (day, later) => {
      const other = addDays(day, later);
      const isSame = isoWeekOf(day) === isoWeekOf(other);
      expect(weekIndex(other) === weekIndex(day)).toBe(isSame);
      if (later === 7) expect(weekIndex(other)).toBe(weekIndex(day) + 1);
    }),
  );
  expect(weekIndex('1970-01-01')).toBe(0);
});
