import { expect, test } from 'vitest';
import { creditsOf } from './credits-of.ts';

test('credits as people type them', () => {
  expect(creditsOf(' 120 ').credits).toBe(120_000);
  expect(creditsOf('4,5').credits).toBe(4500);
  expect(creditsOf('0').credits).toBe(0);
  expect(creditsOf('')).toEqual({ credits: null, error: null });
});

test.each(['-1', '1e3', '12 34', '1.2345', 'many', '12345678', '1.000,5'])(
  'refuses %s instead of guessing',
  (text) => {
    expect(creditsOf(text).error).not.toBeNull();
  },
);
