import { expect, test } from 'vitest';
import { Amount, formatAmount, formatCredits, toCredits, UNKNOWN_AMOUNT } from './credit.ts';

test('thousandths read as the site counts them, unknown never as 0', () => {
  expect(toCredits(4.5)).toBe(4500);
  expect(formatCredits(4500)).toBe('4.5');
  expect(formatCredits(1_250_000)).toBe('1,250');
  expect(formatCredits(0)).toBe('0');
  expect(formatCredits(null)).toBe('?');
});

test('the tilde tells an estimate from a measurement', () => {
  expect(formatAmount({ credits: 4000, provenance: 'measured' })).toBe('4');
  expect(formatAmount({ credits: 4000, provenance: 'learned' })).toBe('~4');
  expect(formatAmount(UNKNOWN_AMOUNT)).toBe('?');
});

test('an amount is null exactly when unknown', () => {
  expect(Amount.safeParse({ credits: 0, provenance: 'unknown' }).success).toBe(false);
  expect(Amount.safeParse({ credits: null, provenance: 'measured' }).success).toBe(false);
  expect(Amount.safeParse(UNKNOWN_AMOUNT).success).toBe(true);
});
