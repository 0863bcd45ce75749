import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchFit } from './batch-fit.ts';
import { type DayOutlook, dayOutlook } from './day-outlook.ts';
import { NO_CAPS } from './rule.ts';

/** 20:50 in Berlin, and some seconds. */
const NOW = Date.UTC(2026, 10, 24, 19, 50, 31);
const blank = dayOutlook(
  {
    ...{
      reset: { zone: 'Europe/Berlin', day: '2026-11-24', source: 'site' },
      balance: null,
      days: [],
    },
    ...{ prices: [], latencies: [], plan: null, promotions: [], reservations: [] },
  },
  NO_CAPS,
  NOW,
);
const outlook = (left: number | null, leftIs: DayOutlook['leftIs'], reserved = 0): DayOutlook => ({
  ...blank,
  ...{ left, leftIs, reserved },
});

test('so many fit before the day is over', () => {
  const fit = batchFit(48_000, 12, outlook(33_000, 'day'));
  expect(fit).toEqual({
    fits: 8,
    of: 12,
    until: Date.UTC(2026, 10, 24, 23),
    zone: 'Europe/Berlin',
  });
  expect(batchFit(48_000, 12, outlook(3000, 'day'))?.fits).toBe(0);
});

test('a balance does not come back by itself, and what is set aside is not there', () => {
  expect(batchFit(48_000, 12, outlook(40_000, 'balance', 8000))).toMatchObject({
    fits: 8,
    until: null,
  });
  expect(batchFit(48_000, 12, outlook(40_000, 'day', 8000))?.fits).toBe(10);
});

test('nothing is said of what fits, of one image, and of what nobody knows', () => {
  expect(batchFit(48_000, 12, outlook(48_000, 'day'))).toBeNull();
  expect(batchFit(48_000, 1, outlook(4000, 'day'))).toBeNull();
  expect(batchFit(null, 12, outlook(4000, 'day'))).toBeNull();
  expect(batchFit(48_000, null, outlook(4000, 'day'))).toBeNull();
  expect(batchFit(48_000, 12, outlook(null, null))).toBeNull();
  expect(batchFit(48_000, 12, outlook(3000, 'balance'))).toBeNull();
});

test('what is said to fit is paid for, and one more is not', () => {
  const amounts = fc.integer({ min: 1, max: 500_000 });
  fc.assert(
    fc.property(
      amounts,
      fc.integer({ min: 2, max: 40 }),
      fc.nat(400_000),
      (quoted, count, left) => {
        const fit = batchFit(quoted, count, outlook(left, 'day'));
        if (fit === null) {
          expect(quoted).toBeLessThanOrEqual(left);
          return;
        }
        expect(fit.fits * quoted).toBeLessThanOrEqual(left * count);
        expect((fit.fits + 1) * quoted).toBeGreaterThan(left * count);
      },
    ),
  );
});
