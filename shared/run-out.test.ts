import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DaySpend } from './forecast.ts';
import { addDays } from './reset-day.ts';
import { forecastRunOut } from './run-out.ts';

const TODAY = '2026-05-20';

/** Spending of the days before today, the latest last; null: a day on which nothing happened. */
function past(spent: readonly (number | null)[]): DaySpend[] {
  return spent.flatMap((credits, i) => {
    const hours = Array<number>(24).fill(0);
    hours[9] = credits ?? 0;
    const day = addDays(TODAY, i - spent.length);
    return credits === null ? [] : [{ day, hours, unknown: 0, generations: 1 }];
  });
}

test('an even spending ends a balance when it must', () => {
  const days = past(Array(20).fill(10_000));
  // Nine days take 90 of 95 credits, the tenth more than is left.
  expect(forecastRunOut(days, TODAY, 95_000)).toEqual({
    early: 9,
    likely: 9,
    late: 9,
    horizon: 20,
    n: 20,
  });
});

test('days without spending count: a week of rest makes it last longer', () => {
  const busy = past(Array(28).fill(10_000));
  const restful = past(Array.from({ length: 28 }, (_, i) => (i % 14 < 7 ? 10_000 : null)));
  const [often, seldom] = [busy, restful].map((days) => forecastRunOut(days, TODAY, 95_000)!);
  expect(seldom!.likely!).toBeGreaterThan(often!.likely!);
  expect(seldom!.late!).toBeGreaterThan(seldom!.early!);
});

test('what does not run out within the known past has no day', () => {
  const found = forecastRunOut(past(Array(14).fill(1000)), TODAY, 1_000_000);
  expect(found).toMatchObject({ early: null, likely: null, late: null, horizon: 14 });
});

test('stays silent while the data are thin, and leaves today out', () => {
  expect(forecastRunOut([], TODAY, 1000)).toBeNull();
  expect(forecastRunOut(past(Array(13).fill(1000)), TODAY, 1000)).toBeNull();
  expect(forecastRunOut(past([1000, ...Array(15).fill(null), 1000]), TODAY, 1000)).toBeNull();
  const today = { ...past([9000])[0]!, day: TODAY };
  expect(forecastRunOut([today], TODAY, 1000)).toBeNull();
});

test('more credits never run out earlier, and the quantiles are in order', () => {
  const spending = fc.array(fc.option(fc.integer({ min: 0, max: 50_000 })), {
    minLength: 14,
    maxLength: 56,
  });
  fc.assert(
    fc.property(spending, fc.nat(500_000), fc.nat(500_000), (spent, left, more) => {
      const [less, richer] = [left, left + more].map((credits) =>
        forecastRunOut(past(spent), TODAY, credits),
      );
      if (!less || !richer) return;
      const day = (n: number | null) => n ?? Number.POSITIVE_INFINITY;
      expect(day(richer.likely)).toBeGreaterThanOrEqual(day(less.likely));
      expect(day(less.early)).toBeLessThanOrEqual(day(less.likely));
      expect(day(less.likely)).toBeLessThanOrEqual(day(less.late));
    }),
    { numRuns: 300 },
  );
});
