import { expect, test } from 'vitest';
import { createAccount } from './account.ts';

const at = (iso: string) => Date.parse(iso);

test('credits come back at midnight of the zone, not of the machine', () => {
  const account = createAccount(100, 'Asia/Tokyo');
  account.spend(30, at('2026-11-24T14:59:59Z'));
  expect(account.remaining(at('2026-11-24T14:59:59.999Z'))).toBe(70);
  expect(account.resetsAt(at('2026-11-24T14:59:59Z'))).toBe(at('2026-11-24T15:00:00Z'));
  expect(account.remaining(at('2026-11-24T15:00:00Z'))).toBe(100);
});

test('the day of a clock change is as long as it is', () => {
  const account = createAccount(100, 'America/New_York');
  expect(account.resetsAt(at('2026-11-01T04:00:00Z'))).toBe(at('2026-11-02T05:00:00Z'));
  expect(account.resetsAt(at('2026-03-08T05:00:00Z'))).toBe(at('2026-03-09T04:00:00Z'));
});

test('a refund returns to the day it was spent on', () => {
  const account = createAccount(100, 'UTC');
  account.spend(40, at('2026-11-24T23:59:00Z'));
  account.spend(10, at('2026-11-25T00:01:00Z'));
  account.refund(40, at('2026-11-24T23:59:00Z'));
  expect(account.remaining(at('2026-11-24T12:00:00Z'))).toBe(100);
  expect(account.remaining(at('2026-11-25T12:00:00Z'))).toBe(90);
});
