import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from './spend-forecast.ts';

const amounts = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90_000 })), { minLength: 200 })
  .map((list) => list.sort((a, b) => a - b));

test('a band holds four futures of five, however many of them spend nothing', () => {
  fc.assert(
    fc.property(amounts, (rising) => {
      const { low, likely, high } = bandOf(rising);
      expect(low).toBeLessThanOrEqual(likely);
      expect(likely).toBeLessThanOrEqual(high);
      const inside = rising.filter((one) => one >= low && one <= high).length;
      expect(inside / rising.length).toBeGreaterThan(0.78);
    }),
  );
});

test('it is not wider than it claims where many futures spend nothing', () => {
  const half = [...Array<number>(500).fill(0), ...Array.from({ length: 500 }, (_, i) => i + 1)];
  expect(bandOf(half)).toEqual({ low: 0, likely: 1, high: 300 });
  const none = Array.from({ length: 1001 }, (_, i) => i);
  expect(bandOf(none)).toEqual({ low: 100, likely: 500, high: 900 });
});
