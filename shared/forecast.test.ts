import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DaySpend, forecastDay, MIN_ACTIVE_DAYS } from './forecast.ts';
import { quantile } from './latency.ts';
import { addDays } from './reset-day.ts';

const TODAY = '2026-11-24';
const day = (ago: number, perHour: (hour: number) => number, generations = 10): DaySpend => ({
  day: addDays(TODAY, -ago),
  hours: Array.from({ length: 24 }, (_, hour) => perHour(hour)),
  unknown: 0,
  generations,
});
const steady = (count: number, credits = 1000) =>
  Array.from({ length: count }, (_, index) => day(index + 1, () => credits));

test('stays silent while data are thin, and says nothing for a day that has not begun', () => {
  const today = day(0, (hour) => (hour < 10 ? 1000 : 0));
  expect(forecastDay([today, ...steady(MIN_ACTIVE_DAYS - 1)], TODAY, 9, null)).toBeNull();
  expect(forecastDay(steady(30), TODAY, 9, null)).toBeNull();
  expect(forecastDay([day(0, () => 0, 1), ...steady(30)], TODAY, 9, null)).toBeNull();
});

test('a steady rhythm gives the rest of the day without a band', () => {
  const today = day(0, (hour) => (hour < 10 ? 1000 : 0));
  const forecast = forecastDay([today, ...steady(20)], TODAY, 9, 100_000);
  expect(forecast).toEqual({ low: 14_000, likely: 14_000, high: 14_000, runOut: 0, n: 20 });
});

test('run-out is the share of days whose rest exceeds what is left; unknown stays unknown', () => {
  const days = [
    day(0, (hour) => (hour < 10 ? 1000 : 0)),
    ...steady(10),
    ...steady(10, 3000).map((past, index) => ({ ...past, day: addDays(TODAY, -20 - index) })),
  ];
  expect(forecastDay(days, TODAY, 9, 20_000)?.runOut).toBe(0.5);
  expect(forecastDay(days, TODAY, 9, null)?.runOut).toBeNull();
});

test('days on which nothing was spent by this hour do not speak for one that has begun', () => {
  const late = Array.from({ length: 10 }, (_, index) =>
    day(index + 40, (hour) => (hour > 20 ? 50_000 : 0)),
  );
  const days = [day(0, (hour) => (hour < 10 ? 1000 : 0)), ...steady(8), ...late];
  expect(forecastDay(days, TODAY, 9, null)?.n).toBe(8);
});

test('the band is ordered and within what was seen', () => {
  const spends = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(spends, fc.integer({ min: 0, max: 23 }), (credits, hour) => {
      const past = credits.map((each, index) => day(index + 1, () => each));
      const forecast = forecastDay([day(0, () => 500), ...past], TODAY, hour, null);
      if (!forecast) throw new Error('enough days were given');
      expect(forecast.low).toBeLessThanOrEqual(forecast.likely);
      expect(forecast.likely).toBeLessThanOrEqual(forecast.high);
      expect(forecast.high).toBeLessThanOrEqual(Math.max(...credits) * (23 - hour));
    }),
  );
});

test('quantiles interpolate as R and NumPy do by default', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7);
  expect(quantile([7], 0.1)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});
