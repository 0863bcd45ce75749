import { expect, test } from 'vitest';
import { dayOutlook, lasting, limitOf } from './day-outlook.ts';
import type { DaySpend } from './day-spend.ts';
import { dayAhead } from './forecast/day-ahead.ts';
import { NO_CAPS } from './rule.ts';
import type { SiteSummary } from './snapshot.ts';

const NOON = Date.UTC(2026, 4, 20, 12, 30);

/** A day of May 2026 that spent at nine and at twenty o'clock. */
const day = (n: number, morning: number, evening: number): DaySpend => ({
  day: `2026-05-${String(n).padStart(2, '0')}`,
  hours: Array.from({ length: 24 }, (_, h) => (h === 9 ? morning : h === 20 ? evening : 0)),
  unknown: 0,
  generations: 3,
});

function summary(change: Partial<SiteSummary> = {}): SiteSummary {
  return {
    reset: { zone: 'UTC', day: '2026-05-20', source: 'site' },
    balance: { credits: 90_000, at: NOON, daily: null },
    days: [...[11, 12, 13, 14, 15, 16].map((n) => day(n, 10_000, n * 1000)), day(20, 12_000, 0)],
    prices: [],
    latencies: [],
    plan: null,
    promotions: [],
    reservations: [],
    ...change,
  };
}

const aheadOf = (one: SiteSummary) => dayAhead(one, limitOf(one, NO_CAPS, NOON, null), NOON);

test('what is left is the tightest of balance, allowance and cap', () => {
  const left = (change: Partial<SiteSummary>, caps = NO_CAPS) =>
    dayOutlook(summary(change), caps, NOON).left;
  expect(left({})).toBe(90_000);
  expect(left({}, { ...NO_CAPS, daily: 50_000 })).toBe(38_000);
  const daily = { limit: 40_000, used: 30_000, resetsAt: NOON + 1000 };
  expect(left({ balance: { credits: 90_000, at: NOON, daily } })).toBe(10_000);
  const reservations = [
    { generation: 'a', credits: 8000, until: NOON + 1 },
    { generation: 'b', credits: 8000, until: NOON - 1 },
  ];
  expect(left({ reservations }, { ...NO_CAPS, daily: 50_000 })).toBe(30_000);
});

test('limits of the week, the project and the finals leave what the gate would let through', () => {
  const sums = {
    typical: [],
    week: null,
    projects: [{ project: 'teaser', spent: 30_000, owed: 1000 }],
    concepts: [],
  };
  // The 20th of May 2026 is a Wednesday: the 17th is the Sunday before its week, the 18th is in it.
  const days = [day(17, 50_000, 0), day(18, 5000, 2000), day(20, 12_000, 0)];
  const reservations = [{ generation: 'a', credits: 4000, until: NOON + 1, project: 'teaser' }];
  const one = summary({ days, sums, reservations });
  const caps = { ...NO_CAPS, weekly: 60_000, project: 50_000, finals: 70_000 };
  const outlook = dayOutlook(one, caps, NOON, { project: 'teaser' });
  expect(outlook.caps).toEqual({
    daily: null,
    weekly: { cap: 60_000, left: 37_000, atMost: false },
    projects: [{ project: 'teaser', cap: 50_000, left: 15_000, atMost: false }],
    finals: { kept: 70_000, drafts: 16_000 },
  });
  expect([outlook.left, outlook.leftIs]).toEqual([15_000, 'project']);
  const other = dayOutlook(one, caps, NOON, { project: 'shop' });
  expect([other.left, other.leftIs]).toEqual([37_000, 'week']);
  expect(other.caps.projects.map(({ project, left }) => [project, left])).toEqual([
    ['teaser', 15_000],
    ['shop', 50_000],
  ]);
  const unseen = dayOutlook(summary({ balance: null, days }), caps, NOON);
  expect(unseen.caps.finals).toEqual({ kept: 70_000, drafts: null });
});

test('a balance from before the reset is no balance', () => {
  const daily = { limit: 40_000, used: 30_000, resetsAt: NOON - 1 };
  const stale = summary({ balance: { credits: 10_000, at: NOON - 9e6, daily } });
  expect(dayOutlook(stale, NO_CAPS, NOON).left).toBeNull();
  expect(dayOutlook(stale, NO_CAPS, NOON, { shownBalance: 40_000 }).left).toBe(40_000);
});

test('lasts as often as days like this one did', () => {
  const words = (credits: number) => {
    const one = summary({ balance: { credits, at: NOON, daily: null } });
    return lasting(dayOutlook(one, NO_CAPS, NOON, { ahead: aheadOf(one) }));
  };
  expect(words(16_000)).toBe('lasts');
  expect(words(14_000)).toBe('may not last');
  expect(words(12_000)).toBe('will not last');
});

test('says what a forecast still lacks', () => {
  const thin = dayOutlook(summary({ days: [day(19, 10_000, 0)] }), NO_CAPS, NOON);
  expect(thin.forecast).toBeNull();
  expect(lasting(thin)).toBeNull();
  expect(thin.missing).toBe(
    'too early to say, it needs 4 more days with spending and 2 more generations today',
  );
});

test('a balance that was seen since is held against the same futures', () => {
  const one = summary();
  const outlook = (credits: number) =>
    dayOutlook(one, NO_CAPS, NOON, { ahead: aheadOf(one), shownBalance: credits });
  expect(outlook(90_000).forecast).toMatchObject({ runOut: 0, when: { early: null } });
  const short = outlook(12_000).forecast;
  expect(short?.runOut).toBeGreaterThan(0.5);
  expect(short?.when).toBeNull();
});

test('one that is withdrawn is not shown, and neither is one of another day', () => {
  const scores = { of: 14, inside: 5, last: [], withdrawn: true, unknown: 0, list: [] };
  const one = summary({ scores });
  const outlook = dayOutlook(one, NO_CAPS, NOON, { ahead: aheadOf(one) });
  expect(outlook.forecast).toBeNull();
  expect(outlook.missing).toBe('withdrawn: 5 of the last 14 inside');
  const ahead = { ...aheadOf(one)!, until: NOON };
  expect(dayOutlook(summary(), NO_CAPS, NOON, { ahead }).forecast).toBeNull();
});

test('an hour in the zone of the studio, not of this computer', () => {
  const tokyo = summary({ reset: { zone: 'Asia/Tokyo', day: '2026-05-20', source: 'site' } });
  expect(dayOutlook(tokyo, NO_CAPS, NOON).hour).toBe(21);
});
