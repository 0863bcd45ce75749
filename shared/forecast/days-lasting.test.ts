import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DaySpend } from '../day-spend.ts';
import { addDays } from '../reset-day.ts';
import { daysLasting } from './days-lasting.ts';

const TODAY = '2026-05-20';
const MORNING = Date.UTC(2026, 4, 20, 8);

/** Spending at nine of the days before today, the latest last; null: a day on which nothing happened. */
function past(spent: readonly (number | null)[]): DaySpend[] {
  return spent.flatMap((credits, i) => {
    const hours = Array<number>(24).fill(0);
    hours[9] = credits ?? 0;
    const day = addDays(TODAY, i - spent.length);
    return credits === null ? [] : [{ day, hours, unknown: 0, generations: 1 }];
  });
}
const lasting = (days: DaySpend[], left: number) =>
  daysLasting({ days, zone: 'UTC' }, MORNING, left);

test('an even spending ends a balance about when it must', () => {
  const found = lasting(past(Array(60).fill(10_000)), 95_000)!;
  expect(found).toMatchObject({ horizon: 60, n: 60 });
  // Nine days take 90 of 95 credits; the level of the coming weeks may be another.
  expect(found.early).toBeGreaterThan(3);
  expect(found.early).toBeLessThan(found.likely!);
  expect(Math.abs(found.likely! - 9)).toBeLessThanOrEqual(1);
  expect(found.late).toBeGreaterThan(found.likely!);
  expect(found.late).toBeLessThan(25);
});

test('what today spends counts as day 0', () => {
  expect(lasting(past(Array(20).fill(10_000)), 9_000)).toMatchObject({ early: 0, late: 0 });
});

test('days without spending count: weeks of rest make it last longer', () => {
  const busy = past(Array(56).fill(10_000));
  const restful = past(Array.from({ length: 56 }, (_, i) => (i % 14 < 7 ? null : 10_000)));
  const [often, seldom] = [busy, restful].map((days) => lasting(days, 95_000)!);
  expect(seldom!.likely!).toBeGreaterThan(often!.likely!);
  expect(seldom!.late!).toBeGreaterThan(seldom!.early!);
});

test('what does not run out within as many days as are known has no day', () => {
  const found = lasting(past(Array(14).fill(1000)), 1_000_000);
  expect(found).toMatchObject({ early: null, likely: null, late: null, horizon: 14 });
});

test('stays silent while the data are thin', () => {
  expect(lasting([], 1000)).toBeNull();
  expect(lasting(past(Array(13).fill(1000)), 1000)).toBeNull();
  expect(lasting(past([1000, ...Array(15).fill(null), 1000]), 1000)).toBeNull();
  const today = { ...past([9000])[0]!, day: TODAY };
  expect(lasting([today], 1000)).toBeNull();
});

test('more credits never run out earlier, and the days are in order', () => {
  const spending = fc.array(fc.option(fc.integer({ min: 0, max: 50_000 })), {
    minLength: 14,
    maxLength: 56,
  });
  fc.assert(
    fc.property(spending, fc.nat(500_000), fc.nat(500_000), (spent, left, more) => {
      const [less, richer] = [left, left + more].map((credits) => lasting(past(spent), credits));
      if (!less || !richer) return;
      const day = (n: number | null) => n ?? Number.POSITIVE_INFINITY;
      expect(day(richer.likely)).toBeGreaterThanOrEqual(day(less.likely));
      expect(day(less.early)).toBeLessThanOrEqual(day(less.likely));
      expect(day(less.likely)).toBeLessThanOrEqual(day(less.late));
    }),
    { numRuns: 100 },
  );
});
