import { expect, test } from 'vitest';
import { wilson } from './ratio.ts';
import { ratioInterval } from './ratio-interval.ts';

test('the Wilson interval has the published ends', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [k, n, low, high] of published) {
    const found = wilson({ k, n });
    expect(found.low, `${k} of ${n}`).toBeCloseTo(low, 4);
    expect(found.high, `${k} of ${n}`).toBeCloseTo(high, 4);
  }
  expect(wilson({ k: 0, n: 0 })).toEqual({ low: 0, high: 1 });
  expect(wilson({ k: 7, n: 7 }).high).toBe(1);
});

test('the interval of a ratio depends on its seed alone and holds the ratio', () => {
  const observations = Array.from({ length: 40 }, (_, i) => ({
    over: 4000 + (i % 5) * 1000,
    under: i % 3 === 0 ? 1 : 0,
  }));
  const ratio =
    observations.reduce((a, { over }) => a + over, 0) /
    observations.reduce((a, { under }) => a + under, 0);
  const interval = ratioInterval(observations, 1)!;
  expect(ratioInterval(observations, 1)).toEqual(interval);
  expect(ratioInterval(observations, 2)).not.toEqual(interval);
  expect(interval.low).toBeLessThan(ratio);
  expect(interval.high).toBeGreaterThan(ratio);
});

test('more observations make it narrower, equal ones a point, few none', () => {
  const width = (times: number) => {
    const some = Array.from({ length: 12 * times }, (_, i) => ({ over: 4, under: i % 2 }));
    const { low, high } = ratioInterval(some, 3)!;
    return high! - low;
  };
  expect(width(20)).toBeLessThan(width(1) / 2);
  const same = Array.from({ length: 9 }, () => ({ over: 6, under: 2 }));
  expect(ratioInterval(same, 1)).toEqual({ low: 3, high: 3 });
  expect(ratioInterval(same.slice(0, 4), 1)).toBeNull();
});

test('where a draw may hold nothing usable no upper bound is claimed', () => {
  const rare = Array.from({ length: 8 }, (_, i) => ({ over: 4, under: i === 0 ? 1 : 0 }));
  expect(ratioInterval(rare, 1)?.high).toBeNull();
});
