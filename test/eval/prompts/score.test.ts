import { expect, test } from 'vitest';
import { interval, score } from './score.ts';

const judged = (truth: boolean, said: boolean, times: number) =>
  Array.from({ length: times }, () => ({ truth, said }));

test('precision and recall are of what was labelled', () => {
  const all = [
    ...judged(true, true, 6),
    ...judged(true, false, 2),
    ...judged(false, true, 3),
    ...judged(false, false, 9),
  ];
  expect(score(all)).toMatchObject({
    precision: 6 / 9,
    recall: 0.75,
    falseAlarms: 0.25,
    positives: 8,
    negatives: 12,
  });
  expect(score(all).f1).toBeCloseTo((2 * 6) / (2 * 6 + 3 + 2));
});

test('without labelled negatives there is no precision and no false alarm', () => {
  expect(score(judged(true, true, 3))).toMatchObject({
    precision: null,
    f1: null,
    falseAlarms: null,
    recall: 1,
  });
});

test('an interval holds the figure, narrows with more rows and is the same each time', () => {
  const few = [...judged(true, true, 8), ...judged(true, false, 2)];
  const many = Array.from({ length: 20 }, () => few).flat();
  const recall = (one: { recall: number | null }) => one.recall;
  const [low, high] = interval(few, recall)!;
  const [lowMany, highMany] = interval(many, recall)!;
  expect(low).toBeLessThan(0.8);
  expect(high).toBeGreaterThan(0.8);
  expect(highMany - lowMany).toBeLessThan(high - low);
  expect(interval(few, recall)).toEqual([low, high]);
});
