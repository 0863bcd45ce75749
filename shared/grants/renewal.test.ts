import { expect, test } from 'vitest';
import type { Grant } from './grant.ts';
import { endAfter, renewalAfter } from './renewal.ts';

const at = (text: string) => Date.parse(text);
const grant = (since: string, renews: Grant['renews'], expiresAt: string | null = null) => ({
  since: at(since),
  renews,
  expiresAt: expiresAt === null ? null : at(expiresAt),
  rollsOver: false,
});
/** The first `n` renewals after `since`. */
function renewals(one: ReturnType<typeof grant>, zone: string, n: number): string[] {
  const found: string[] = [];
  for (let last: number | null = one.since; found.length < n; ) {
    last = renewalAfter(one, zone, last);
    if (last === null) break;
    found.push(new Date(last).toISOString());
  }
  return found;
}

test('a day renews at the same wall clock, whether it has 23, 24 or 25 hours', () => {
  const midnight = grant('2026-10-23T22:00:00Z', 'daily');
  expect(renewals(midnight, 'Europe/Berlin', 3)).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T23:00:00.000Z',
  ]);
  // 02:30 does not exist on 29 March: it renews at 03:30 that day, and at 02:30 again the next.
  const gap = grant('2026-03-28T01:30:00Z', 'daily');
  expect(renewals(gap, 'Europe/Berlin', 2)).toEqual([
    '2026-03-29T01:30:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ]);
});

test('a month renews on its last day where it has no such day, and on the day itself afterwards', () => {
  const end = grant('2027-01-31T00:00:00Z', 'monthly');
  expect(renewals(end, 'UTC', 4)).toEqual([
    '2027-02-28T00:00:00.000Z',
    '2027-03-31T00:00:00.000Z',
    '2027-04-30T00:00:00.000Z',
    '2027-05-31T00:00:00.000Z',
  ]);
  expect(renewals(grant('2028-01-30T12:00:00Z', 'monthly'), 'UTC', 2)).toEqual([
    '2028-02-29T12:00:00.000Z',
    '2028-03-30T12:00:00.000Z',
  ]);
  // Midnight in Berlin is an hour earlier in UTC in summer.
  expect(renewals(grant('2026-02-28T23:00:00Z', 'monthly'), 'Europe/Berlin', 2)).toEqual([
    '2026-03-31T22:00:00.000Z',
    '2026-04-30T22:00:00.000Z',
  ]);
});

test('a day that a zone left out renews once', () => {
  // Apia had no 30 December 2011.
  const apia = grant('2011-12-28T10:00:00Z', 'daily');
  const found = renewals(apia, 'Pacific/Apia', 3);
  expect(new Set(found).size).toBe(3);
  expect([...found].sort()).toEqual(found);
});

test('long after its beginning the next renewal is found at once', () => {
  const old = grant('2001-01-31T00:00:00Z', 'monthly');
  expect(renewalAfter(old, 'UTC', at('2026-02-28T00:00:00Z'))).toBe(at('2026-03-31T00:00:00Z'));
  expect(renewalAfter(old, 'UTC', at('2026-02-27T23:59:59Z'))).toBe(at('2026-02-28T00:00:00Z'));
});

test('nothing renews at its end or later, and before its beginning the first renewal is next', () => {
  const ending = grant('2026-11-01T00:00:00Z', 'daily', '2026-11-03T00:00:00Z');
  expect(renewals(ending, 'UTC', 5)).toEqual(['2026-11-02T00:00:00.000Z']);
  expect(renewalAfter(ending, 'UTC', at('2026-10-01T00:00:00Z'))).toBe(at('2026-11-02T00:00:00Z'));
  expect(endAfter(ending, 'UTC', at('2026-11-01T05:00:00Z'))).toBe(at('2026-11-02T00:00:00Z'));
  expect(endAfter(ending, 'UTC', at('2026-11-02T05:00:00Z'))).toBe(at('2026-11-03T00:00:00Z'));
  const rolling = { ...ending, rollsOver: true };
  expect(endAfter(rolling, 'UTC', at('2026-11-01T05:00:00Z'))).toBe(at('2026-11-03T00:00:00Z'));
});

test('a zone that nobody knows is taken for UTC', () => {
  expect(renewals(grant('2026-11-01T00:00:00Z', 'daily'), 'Mars/Olympus', 1)).toEqual([
    '2026-11-02T00:00:00.000Z',
  ]);
});
