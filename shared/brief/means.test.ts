import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_CAPS } from '../rule.ts';
import type { SiteSummary } from '../snapshot.ts';
import type { Brief } from './brief.ts';
import { doneAfter, meansFor } from './means.ts';

const HOUR = 3_600_000;
/** Eight in the evening. */
const NOW = Date.UTC(2026, 10, 24, 20);
const MIDNIGHT = Date.UTC(2026, 10, 25);
const MORNING = MIDNIGHT + 9 * HOUR;

const BRIEF: Brief = {
  ...{ stills: 0, clips: 3, clipSeconds: 5, destination: null, finals: 'heavy', project: null },
  ...{ deadline: MORNING, credits: null, since: NOW },
};
const DAILY = { limit: 300_000, used: 106_000, resetsAt: MIDNIGHT };

function summary(change: Partial<SiteSummary> = {}): SiteSummary {
  return {
    reset: { zone: 'UTC', day: '2026-11-24', source: 'site' },
    balance: { credits: 194_000, at: NOW, daily: DAILY },
    ...{ days: [], prices: [], latencies: [], plan: null, promotions: [], reservations: [] },
    ...change,
  };
}
const means = (change: Partial<Brief>, site = summary(), caps = NO_CAPS, spent = 0) =>
  meansFor({ ...BRIEF, ...change }, spent, site, caps, NOW);

test('what a daily allowance brings back before tomorrow morning counts', () => {
  expect(means({})).toEqual({
    credits: 494_000,
    seconds: 13 * 3600,
    spells: [
      { from: 0, credits: 194_000 },
      { from: 4 * 3600, credits: 300_000 },
    ],
  });
  expect(means({ deadline: MIDNIGHT })).toMatchObject({ credits: 194_000, spells: [] });
  expect(means({ deadline: MORNING + 24 * HOUR }).credits).toBe(794_000);
});

test('a reset that has passed since the balance was seen brings nothing back', () => {
  const before = { ...DAILY, resetsAt: NOW - HOUR };
  const stale = summary({ balance: { credits: 194_000, at: NOW - 2 * HOUR, daily: before } });
  expect(means({}, stale, { ...NO_CAPS, daily: 100_000 }).spells).toEqual([
    { from: 0, credits: 100_000 },
    { from: 4 * 3600, credits: 100_000 },
  ]);
});

test('the account bounds what was granted, and the other way round', () => {
  expect(means({ credits: 400_000 }, summary(), NO_CAPS, 50_000).credits).toBe(350_000);
  expect(means({ credits: 900_000 }).credits).toBe(494_000);
});

test('a balance of its own does not come back, and the person’s caps bound what does', () => {
  const own = summary({ balance: { credits: 500_000, at: NOW, daily: null } });
  expect(means({}, own)).toMatchObject({ credits: 500_000, spells: [] });
  const daily = means({}, own, { ...NO_CAPS, daily: 100_000 });
  expect(daily.credits).toBe(200_000);
  expect(daily.spells).toHaveLength(2);
  expect(means({}, summary(), { ...NO_CAPS, daily: 100_000 }).credits).toBe(200_000);
  expect(means({}, summary(), { ...NO_CAPS, weekly: 250_000 }).credits).toBe(250_000);
  const few = summary({ balance: { credits: 150_000, at: NOW, daily: null } });
  expect(means({}, few, { ...NO_CAPS, daily: 100_000 }).credits).toBe(150_000);
});

test('where nobody knows the balance only what was granted bounds', () => {
  const blind = summary({ balance: null });
  expect(means({}, blind)).toMatchObject({ credits: null, spells: [] });
  expect(means({ credits: 400_000 }, blind).credits).toBe(400_000);
  expect(means({ deadline: null })).toEqual({ credits: 194_000, seconds: null, spells: [] });
});

test('work waits where the credits are used up, and goes on with those that come', () => {
  const spells = [
    { from: 0, credits: 100 },
    { from: 3600, credits: 300 },
  ];
  expect(doneAfter(100, 600, [])).toBe(600);
  expect(doneAfter(100, 600, spells)).toBe(600);
  // Half of it today, the other half from the reset on.
  expect(doneAfter(200, 600, spells)).toBe(3600 + 300);
  expect(doneAfter(401, 600, spells)).toBe(Number.POSITIVE_INFINITY);
  // What is worked past the reset is paid by the new credits.
  expect(doneAfter(350, 7200, spells)).toBeGreaterThan(7200);
  expect(doneAfter(0, 600, spells)).toBe(600);
});

test('more credits in a spell never make the work end later, nor before it is worked', () => {
  const credits = fc.nat(500);
  fc.assert(
    fc.property(credits, fc.nat(9000), credits, credits, credits, (cost, work, now, then, more) => {
      const of = (first: number, second: number) =>
        doneAfter(cost, work, [
          { from: 0, credits: first },
          { from: 3600, credits: second },
        ]);
      expect(of(now, then)).toBeGreaterThanOrEqual(work - 1e-6);
      expect(of(now + more, then)).toBeLessThanOrEqual(of(now, then) + 1e-6);
      expect(of(now, then + more)).toBeLessThanOrEqual(of(now, then) + 1e-6);
    }),
  );
});
