import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DaySpend, sum } from '../day-spend.ts';
import { addDays, nextReset } from '../reset-day.ts';
import { runOutOf } from './run-out-of.ts';
import { spendForecast } from './spend-forecast.ts';
import { MIN_ACTIVE_DAYS, type SpendPaths, spendPaths } from './spend-paths.ts';
import { wallHours } from './wall-hours.ts';

const TODAY = '2026-11-25';
const DAY = 86_400_000;

/** Spending by hour of a day so many days ago. */
const row = (ago: number, spent: Record<number, number>, today = TODAY): DaySpend => ({
  day: addDays(today, -ago),
  hours: Array.from({ length: 24 }, (_, hour) => spent[hour] ?? 0),
  unknown: 0,
  generations: 1,
});
const noon = (zone = 'UTC', day = TODAY) => wallHours(day, zone)[12]!;
const pathsOf = (days: DaySpend[], until: number, zone = 'UTC'): SpendPaths => {
  const found = spendPaths({ days, zone }, noon(zone), until);
  if (found === null) throw new Error('enough days were given');
  return found;
};

/** Histories of 5 to 60 days, with gaps, and with or without spending today. */
const histories = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 4 }),
      spent: fc.dictionary(
        fc.integer({ min: 0, max: 23 }).map(String),
        fc.integer({ min: 1, max: 90_000 }),
        { minKeys: 1, maxKeys: 5 },
      ),
    }),
    { minLength: 5, maxLength: 60 },
  )
  .chain((gaps) => {
    let ago = 0;
    const days = gaps.map(({ gap, spent }) => {
      ago += gap;
      return row(ago, spent);
    });
    const today = fc.option(fc.integer({ min: 1, max: 90_000 }));
    return today.map((credits) => (credits === null ? days : [...days, row(0, { 9: credits })]));
  });

test('is silent below five past days with spending', () => {
  const days = Array.from({ length: MIN_ACTIVE_DAYS - 1 }, (_, i) => row(i + 1, { 9: 1000 }));
  const idle = row(20, {});
  const at = [{ days: [...days, idle, row(0, { 9: 5000 })], zone: 'UTC' }, noon()] as const;
  expect(spendPaths(...at, noon() + DAY)).toBeNull();
  const enough = { ...at[0], days: [...at[0].days, row(30, { 9: 1000 })] };
  expect(spendPaths(enough, at[1], noon() + DAY)?.n).toBe(MIN_ACTIVE_DAYS);
});

test('days of the project that today is for say more than those of others', () => {
  const of = (project: string, day: DaySpend): DaySpend => ({
    ...day,
    projects: [{ project, credits: sum(day.hours) }],
  });
  const past = Array.from({ length: 30 }, (_, i) =>
    i % 2 ? of('teaser', row(i + 1, { 9: 4000, 15: 40_000 })) : of('shop', row(i + 1, { 9: 4000 })),
  );
  const likely = (project?: string) => {
    const today = row(0, { 9: 4000 });
    const days = [...past, project === undefined ? today : of(project, today)];
    const { paths } = pathsOf(days, noon() + DAY / 2);
    return paths.filter(({ steps }) => steps.length > 0).length / paths.length;
  };
  expect(likely('teaser')).toBeGreaterThan(0.7);
  expect(likely('shop')).toBeLessThan(0.3);
  // One that nobody worked on before is like all of them.
  expect(likely('book')).toBeCloseTo(0.5, 1);
  expect(likely()).toBeCloseTo(0.5, 1);
});

test('a steady rhythm goes on as it was, today and in the days after', () => {
  const days = Array.from({ length: 30 }, (_, i) => row(i + 1, { 9: 4000, 15: 6000 }));
  const paths = pathsOf([...days, row(0, { 9: 4000 })], nextReset(noon(), 'UTC') + DAY);
  const end = nextReset(noon(), 'UTC');
  expect(spendForecast(paths, end)).toEqual({ low: 6000, likely: 6000, high: 6000, n: 30 });
  const next = spendForecast(paths);
  expect(next.likely).toBeGreaterThan(14_000);
  expect(next.likely).toBeLessThan(18_000);
  for (const { steps } of paths.paths) expect(new Date(steps[0]!.at).getUTCHours()).toBe(15);
});

test('days that were like today by now say more than others', () => {
  const early = Array.from({ length: 20 }, (_, i) => row(2 * i + 1, { 9: 5000, 20: 1000 }));
  const late = Array.from({ length: 20 }, (_, i) => row(2 * i + 2, { 20: 9000 }));
  const end = nextReset(noon(), 'UTC');
  const begun = spendForecast(pathsOf([...early, ...late, row(0, { 9: 5000 })], end));
  const notYet = spendForecast(pathsOf([...early, ...late], end));
  expect([begun.likely, notYet.likely]).toEqual([1000, 9000]);
});

test('recent days say more: a level that changed is followed', () => {
  const days = Array.from({ length: 170 }, (_, i) => row(i + 1, { 15: i < 85 ? 1000 : 50_000 }));
  expect(spendForecast(pathsOf(days, nextReset(noon(), 'UTC'))).likely).toBe(1000);
});

test('weekends stay weekends', () => {
  const days = Array.from({ length: 56 }, (_, i) => row(i + 1, { 10: 10_000 })).filter(
    ({ day }) => new Date(day).getUTCDay() % 6 !== 0,
  );
  // Today is a Wednesday.
  const { paths } = pathsOf(days, noon() + 14 * DAY);
  const weekdays = paths.flatMap(({ steps }) => steps.map(({ at }) => new Date(at).getUTCDay()));
  expect(new Set(weekdays)).toEqual(new Set([1, 2, 3, 4, 5]));
});

test('steps are in order, within their time, and never negative', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 1, max: 40 * DAY }), (days, ahead) => {
      const { paths, now, until } = pathsOf(days, noon() + ahead);
      const isRight = paths.every(({ steps }) =>
        steps.every(
          ({ at, credits }, i) =>
            Number.isInteger(credits) &&
            credits >= 0 &&
            at > now &&
            at <= until &&
            at >= (steps[i - 1]?.at ?? 0),
        ),
      );
      expect(isRight).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('bands are ordered and grow with the time they cover', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.integer({ min: 1, max: 9 * DAY })), (days, aheads) => {
      const paths = pathsOf(days, noon() + 9 * DAY);
      let before = { low: 0, likely: 0, high: 0 };
      for (const ahead of aheads.sort((a, b) => a - b)) {
        const band = spendForecast(paths, noon() + ahead);
        expect(band.low).toBeLessThanOrEqual(band.likely);
        expect(band.likely).toBeLessThanOrEqual(band.high);
        expect(band.low).toBeGreaterThanOrEqual(before.low);
        expect(band.likely).toBeGreaterThanOrEqual(before.likely);
        before = band;
      }
    }),
    { numRuns: 60 },
  );
});

test('the more is left, the less probably and the later it runs out', () => {
  const lefts = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 2 });
  fc.assert(
    fc.property(histories, lefts, (days, amounts) => {
      const paths = pathsOf(days, noon() + 3 * DAY);
      const found = amounts.sort((a, b) => a - b).map((left) => runOutOf(paths, left));
      for (const [i, { probability, likely }] of found.entries()) {
        const before = found[i - 1];
        if (!before) continue;
        expect(probability).toBeLessThanOrEqual(before.probability);
        expect(likely ?? Infinity).toBeGreaterThanOrEqual(before.likely ?? Infinity);
      }
    }),
    { numRuns: 60 },
  );
});

test('the order of the days does not matter', () => {
  const shuffled = histories.chain((days) =>
    fc.shuffledSubarray(days, { minLength: days.length }).map((others) => [days, others] as const),
  );
  fc.assert(
    fc.property(shuffled, ([days, others]) => {
      expect(pathsOf(others, noon() + 9 * DAY)).toEqual(pathsOf(days, noon() + 9 * DAY));
    }),
    { numRuns: 40 },
  );
});

test('on a day of 23 or 25 hours each hour of the clock is spent once', () => {
  const zone = 'Europe/Berlin';
  for (const changed of ['2026-03-29', '2026-10-25']) {
    const every = Object.fromEntries(Array.from({ length: 24 }, (_, hour) => [hour, 1000]));
    const days = Array.from({ length: 30 }, (_, i) => row(i + 1, every, changed));
    const [start] = wallHours(changed, zone);
    const end = nextReset(start!, zone);
    const paths = spendPaths({ days, zone }, start! - 1, end - 1)!;
    const { likely } = spendForecast(paths);
    // The day before is not walked any more, but for its last moment.
    const ofDay = paths.paths.map(({ steps }) => steps.filter(({ at }) => at >= start!).length);
    expect(new Set(ofDay)).toEqual(new Set([24]));
    expect(likely).toBeGreaterThan(0);
  }
});
