import { expect, test } from 'vitest';
import { mainProject } from './day-spend.ts';
import { daysOf } from './days-of.ts';
import { blankRecord, type GenerationRecord } from './generation-record.ts';

const NINE = Date.UTC(2026, 10, 24, 9, 30);
const record = (
  project: string | null,
  credits: number | null,
  change: Partial<GenerationRecord> = {},
): GenerationRecord => ({
  ...blankRecord('019ab2c0-0000-7000-8000-000000000001', 'https://studio.example'),
  ...{ outcome: 'released', end: 'succeeded', day: '2026-11-24', zone: 'UTC', at: NINE },
  ...{ project, endCharge: credits },
  ...change,
});

test('spending by hour, what is unknown apart, and the project that most of it went to', () => {
  const [day, ...more] = daysOf([
    record('teaser', 9000),
    record('shop', 4000, { at: NINE + 3_600_000 }),
    record('shop', 4000),
    record('shop', null),
    record('shop', 90_000, { outcome: 'cancelled' }),
  ]);
  expect(more).toEqual([]);
  expect(day).toMatchObject({ day: '2026-11-24', unknown: 1, generations: 4 });
  expect(day?.projects).toEqual([
    { project: 'shop', credits: 8000 },
    { project: 'teaser', credits: 9000 },
  ]);
  expect(day && mainProject(day)).toBe('teaser');
  expect(day?.hours.slice(9, 11)).toEqual([13_000, 4000]);
});

test('a day of which most went to no project is for none, and each day has its own', () => {
  const days = daysOf([
    record('teaser', 9000, { day: '2026-11-25' }),
    record(null, 9000),
    record('teaser', 4000),
  ]);
  expect(days.map((one) => [one.day, mainProject(one)])).toEqual([
    ['2026-11-24', null],
    ['2026-11-25', 'teaser'],
  ]);
});
