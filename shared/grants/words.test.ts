import { expect, test } from 'vitest';
import { formatCredits } from '../credit.ts';
import { burnedAtFirst } from './burn.ts';
import type { Grant } from './grant.ts';
import { bucketsAt } from './kept.ts';
import { beyondText, losesNext, lossText, momentText, unattributedText } from './words.ts';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
/** Noon on 24 November 2026 in Berlin. */
const NOW = Date.UTC(2026, 10, 24, 11);

function views(...given: Partial<Grant>[]) {
  const grants = given.map((one, n) => ({
    id: `019ab2c0-0000-7000-8000-00000000000${n}`,
    kind: 'free' as const,
    credits: 40_000,
    left: 40_000,
    since: NOW - 12 * HOUR,
    expiresAt: null,
    renews: 'none' as const,
    rollsOver: false,
    priority: 1,
    ...one,
  }));
  const statement = { at: NOW, zone: ZONE, grants };
  return bucketsAt(statement, burnedAtFirst(statement), NOW);
}

test('says what is lost next within a day, and why', () => {
  const all = views(
    { kind: 'free', left: 9000, expiresAt: NOW + 24 * HOUR, priority: 1 },
    { kind: 'daily', renews: 'daily', priority: 9 },
    { kind: 'plan', renews: 'monthly' },
  );
  const next = losesNext(all, NOW);
  expect(next && lossText(next, ZONE, NOW)).toBe(
    'Use 40 daily credits before 00:00: they do not stack.',
  );
  const alone = losesNext(all.slice(0, 1), NOW);
  expect(alone && lossText(alone, ZONE, NOW)).toBe(
    'Use 9 free credits before 12:00 on 2026-11-25: they end then.',
  );
});

test('nothing is lost that is empty, that stays, or that ends later', () => {
  const all = views(
    { kind: 'daily', renews: 'daily', left: 0 },
    { kind: 'daily', renews: 'daily', rollsOver: true },
    { expiresAt: NOW + 25 * HOUR },
    {},
  );
  expect(losesNext(all, NOW)).toBeNull();
});

test('a difference says which way it goes, and none is not told', () => {
  expect(unattributedText(12_000)).toBe('12 credits more than your buckets explain');
  expect(unattributedText(-500)).toBe(
    `${formatCredits(500)} credits fewer than your buckets explain`,
  );
  expect([unattributedText(0), unattributedText(null), beyondText(0)]).toEqual([null, null, null]);
  expect(beyondText(6000)).toBe('6 credits were charged beyond your buckets');
});

test('the midnight that ends today needs no date', () => {
  expect(momentText(NOW + 12 * HOUR, ZONE, NOW)).toBe('00:00');
  expect(momentText(NOW + 36 * HOUR, ZONE, NOW)).toBe('00:00 on 2026-11-26');
});
