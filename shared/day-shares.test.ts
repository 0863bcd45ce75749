import { expect, test } from 'vitest';
import { causeIn, dayShares, mergeShares } from './day-shares.ts';
import { blankRecord, type GenerationRecord } from './generation-record.ts';

const DAY = '2026-11-24';
const record = (
  project: string | null,
  model: string | null,
  credits: number | null,
  change: Partial<GenerationRecord> = {},
): GenerationRecord => ({
  ...blankRecord('019ab2c0-0000-7000-8000-000000000001', 'https://studio.example'),
  ...{ outcome: 'released', end: 'succeeded', day: DAY, project, model, endCharge: credits },
  ...change,
});

test('known charges of the day by what they went to', () => {
  const records = [
    record('teaser', 'pro', 30_000),
    record('teaser', 'pro', 10_000),
    record('teaser', 'light', null),
    record(null, 'light', 8000),
    record('teaser', 'pro', 90_000, { day: '2026-11-23' }),
    record('teaser', 'pro', 90_000, { outcome: 'cancelled' }),
  ];
  expect(dayShares(records, DAY)).toEqual({
    day: DAY,
    shares: [
      { project: 'teaser', model: 'pro', credits: 40_000 },
      { project: null, model: 'light', credits: 8000 },
    ],
  });
});

test('the cause is what took more than half: a project, else a model, else nobody', () => {
  const cause = (...records: GenerationRecord[]) => causeIn(dayShares(records, DAY));
  const teaser = record('teaser', 'pro', 30_000);
  expect(cause(teaser, record('shop', 'pro', 20_000))).toEqual({ project: 'teaser' });
  expect(cause(teaser, record('shop', 'pro', 30_000))).toEqual({ model: 'pro' });
  expect(cause(teaser, record('shop', 'light', 30_000))).toBeNull();
  expect(cause(record(null, null, 30_000))).toBeNull();
});

test('what was acknowledged is not counted again, and a new day begins anew', () => {
  const of = (credits: number, day = DAY) =>
    dayShares([record('teaser', 'pro', credits, { day })], day);
  expect(mergeShares(of(10_000), of(4000), of(9000))).toEqual(of(15_000));
  expect(mergeShares(of(10_000), undefined, of(0))).toEqual(of(10_000));
  expect(mergeShares(of(10_000), undefined, of(2000, '2026-11-25'))).toEqual(
    of(2000, '2026-11-25'),
  );
  expect(mergeShares(of(10_000), undefined, of(2000, '2026-11-23'))).toEqual(of(10_000));
  expect(mergeShares(undefined, undefined, of(2000))).toEqual(of(2000));
});
