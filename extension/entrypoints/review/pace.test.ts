import { expect, test } from 'vitest';
import { active, estimate, minutes, paced } from './pace.ts';

test('the assumed pace is said to be one, until ten of the person’s own tell', () => {
  const first = estimate(41, [900, 1100]);
  expect(first.time).toBe('about 3 minutes');
  expect(first.basis).toContain('assuming 4 s each');
  const own = estimate(41, Array<number>(12).fill(1500));
  expect(own).toEqual({ time: 'about 1 minute', basis: 'at your own pace: 1.5 s each, n = 12' });
});

test('a long pause is no pace, and counts little as time spent', () => {
  expect(paced([1000], 3_600_000)).toEqual([1000]);
  expect(paced([1000], 2000.4)).toEqual([1000, 2000]);
  expect(active(3_600_000)).toBe(20_000);
});

test('only the latest fifty count', () => {
  let pace: readonly number[] = [];
  for (let i = 1; i <= 70; i++) pace = paced(pace, i);
  expect(pace).toHaveLength(50);
  expect(pace[0]).toBe(21);
});

test.each([
  [1000, 'less than a minute'],
  [60_000, '1 minute'],
  [164_000, '3 minutes'],
])('%i ms', (ms, words) => {
  expect(minutes(ms)).toBe(words);
});
