import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaBelow, betaMean, betaOf, betaQuantile, updated } from './beta.ts';

test('agrees with values worked out by hand', () => {
  // Uniform; and of Beta(2, 1) and Beta(1, 2), whose functions are x^2 and 1 - (1 - x)^2.
  expect(betaBelow({ a: 1, b: 1 }, 0.3)).toBeCloseTo(0.3, 6);
  expect(betaBelow({ a: 2, b: 1 }, 0.3)).toBeCloseTo(0.09, 6);
  expect(betaBelow({ a: 1, b: 2 }, 0.3)).toBeCloseTo(0.51, 6);
  // The arcsine law: I(x; 1/2, 1/2) = 2/pi asin(sqrt x).
  expect(betaBelow({ a: 0.5, b: 0.5 }, 0.2)).toBeCloseTo((2 / Math.PI) * Math.asin(0.2 ** 0.5), 6);
  // Of 8 fair draws at least 6: the binomial tail is a Beta.
  expect(betaBelow({ a: 6, b: 3 }, 0.5)).toBeCloseTo(37 / 256, 6);
});

const betas = fc.record({
  a: fc.double({ min: 0.2, max: 300, noNaN: true }),
  b: fc.double({ min: 0.2, max: 300, noNaN: true }),
});

test('a quantile is where as much lies below, and more seen moves the mean there', () => {
  fc.assert(
    fc.property(betas, fc.double({ min: 0.02, max: 0.98, noNaN: true }), (beta, p) => {
      const at = betaQuantile(beta, p);
      expect(betaBelow(beta, Math.max(0, at - 2e-6))).toBeLessThanOrEqual(p + 1e-6);
      expect(betaBelow(beta, Math.min(1, at + 2e-6))).toBeGreaterThanOrEqual(p - 1e-6);
      expect(betaMean(updated(beta, 1, 0))).toBeGreaterThan(betaMean(beta));
      expect(betaMean(updated(beta, 0, 1))).toBeLessThan(betaMean(beta));
      expect(betaMean(betaOf(p, 7))).toBeCloseTo(p);
    }),
  );
});
