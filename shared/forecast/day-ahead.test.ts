import { expect, test } from 'vitest';
import type { Grant } from '../grants/grant.ts';
import type { KeptGrants } from '../grants/kept.ts';
import { addDays } from '../reset-day.ts';
import type { SiteSummary } from '../snapshot.ts';
import { dayAhead } from './day-ahead.ts';
import { shareAbove } from './share-above.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Tuesday. */
const NOON = Date.UTC(2026, 10, 24, 12);
const MIDNIGHT = NOON + 12 * HOUR;
const TODAY = '2026-11-24';

/** Four weeks of days with 20 credits in the morning and `evening` at six. */
function summary(evening: (day: number) => number, grants: KeptGrants | null = null): SiteSummary {
  const days = Array.from({ length: 29 }, (_, ago) => ({
    day: addDays(TODAY, -ago),
    hours: Array.from({ length: 24 }, (_, hour) =>
      hour === 9 ? 20_000 : hour === 18 && ago > 0 ? evening(ago) : 0,
    ),
    ...{ unknown: 0, generations: 10 },
  }));
  return {
    ...{ reset: { zone: 'UTC', day: TODAY, source: 'site' }, balance: null, days, grants },
    ...{ prices: [], latencies: [], plan: null, promotions: [], reservations: [] },
  };
}

const bucket = (n: number, about: Partial<Grant>): Grant => ({
  ...{
    id: `019ab2c0-0000-7000-8000-00000000000${n}`,
    kind: 'daily',
    credits: 40_000,
    left: 40_000,
  },
  ...{ since: MIDNIGHT - DAY, expiresAt: null, renews: 'daily', rollsOver: false, priority: 1 },
  ...about,
});
function kept(...grants: Grant[]): KeptGrants {
  const buckets = grants.map(({ left }) => ({ granted: left, spent: 0, lost: 0, left }));
  return {
    statement: { at: NOON, zone: 'UTC', grants },
    from: { at: NOON, buckets, beyond: 0 },
    ...{ charges: [], unknown: 0, unattributed: null },
  };
}
const plan = bucket(2, {
  kind: 'plan',
  credits: 900_000,
  left: 900_000,
  renews: 'monthly',
  since: NOON - 20 * DAY,
});

test('silent while the days are too few', () => {
  const one = summary(() => 10_000);
  expect(dayAhead({ ...one, days: one.days.slice(0, 4) }, null, NOON)).toBeNull();
  expect(dayAhead({ ...one, reset: null }, null, NOON)).toBeNull();
});

test('the same evening each day is what is ahead, and the hours of the fan lead up to it', () => {
  const ahead = dayAhead(
    summary(() => 30_000),
    25_000,
    NOON,
  );
  expect(ahead).toMatchObject({ at: NOON, until: MIDNIGHT, left: 25_000, term: null, lapses: [] });
  expect(ahead?.totals).toHaveLength(21);
  expect(ahead?.totals[10]).toBe(30_000);
  const fan = ahead?.fan ?? [];
  expect(fan.map(({ at }) => at)).toEqual(
    Array.from({ length: 12 }, (_, i) => NOON + (i + 1) * HOUR),
  );
  expect(fan.find(({ at }) => at === NOON + 6 * HOUR)?.likely).toBe(0);
  expect(fan.at(-1)?.likely).toBe(30_000);
  expect(ahead?.runOut?.probability).toBe(1);
  expect(new Date(ahead?.runOut?.likely ?? 0).getUTCHours()).toBe(18);
});

test('nobody knows what is left: no run-out, and the spending all the same', () => {
  const ahead = dayAhead(
    summary(() => 30_000),
    null,
    NOON,
  );
  expect([ahead?.left, ahead?.runOut, ahead?.totals[10]]).toEqual([null, null, 30_000]);
});

test('what of the daily credits will lapse at midnight', () => {
  const ahead = dayAhead(
    summary(() => 10_000, kept(bucket(1, {}))),
    null,
    NOON,
  );
  expect(ahead).toMatchObject({ left: 40_000, runOut: { probability: 0 } });
  expect(ahead?.lapses).toEqual([
    {
      ...{ kind: 'daily', at: MIDNIGHT, probability: 1 },
      lost: { low: 30_000, likely: 30_000, high: 30_000 },
    },
  ]);
});

test('a plan that lasts its month says when it ends and what is left of it', () => {
  const one = summary(() => 40_000, kept(plan));
  const term = dayAhead(one, null, NOON)?.term;
  expect(term).toMatchObject({ kind: 'plan', at: Date.UTC(2026, 11, 4, 12) });
  // 60 a day for the nine days and the evening to come: 600 of the 900, if all goes on as it was.
  expect(term?.balance.likely).toBeGreaterThan(200_000);
  expect(term?.balance.likely).toBeLessThan(400_000);
  expect(term?.lost).toEqual(term?.balance);
  expect(term?.runOut.probability).toBeLessThan(0.3);
  const short = kept({ ...plan, left: 200_000 });
  const empty = dayAhead(
    summary(() => 40_000, short),
    null,
    NOON,
  )?.term;
  expect(empty?.lost.likely).toBe(0);
  expect(empty?.runOut.probability).toBeGreaterThan(0.9);
  expect(empty?.runOut.likely).toBeLessThan(NOON + 6 * DAY);
});

test('a cap of the person ends a day sooner than full buckets do', () => {
  const one = summary(() => 30_000, kept(bucket(1, { credits: 90_000, left: 90_000 })));
  expect(dayAhead(one, 20_000, NOON)).toMatchObject({ left: 20_000, runOut: { probability: 1 } });
  expect(dayAhead(one, null, NOON)).toMatchObject({ left: 90_000, runOut: { probability: 0 } });
});

test('the share of futures above an amount is read off between the quantiles', () => {
  const totals = Array.from({ length: 21 }, (_, i) => i * 1000);
  const shares = [-1, 0, 500, 10_000, 20_000, 30_000].map((left) => shareAbove({ totals }, left));
  expect(shares).toEqual([1, 1, 0.975, 0.5, 0, 0]);
});
