import { expect, test } from 'vitest';
import { chargesBetween, type Ended } from './charges-between.ts';

const blank: Ended = { end: 'succeeded', charged: null, endCharge: null, shown: null };
const failed: Ended = { ...blank, end: 'failed', charged: 20_000 };
const said = (between: readonly Ended[], taken: number) =>
  chargesBetween(between, taken).map(([one, credits]) => [between.indexOf(one), credits]);

test('of one alone whose cost nobody stated, the difference is the cost', () => {
  expect(said([blank], 6000)).toEqual([[0, 6000]]);
  expect(said([{ ...blank, shown: 4000 }], 6000)).toEqual([[0, 6000]]);
});

test('what failed costs nothing where all is there again, and what was kept where it is not', () => {
  expect(said([failed], 0)).toEqual([[0, 0]]);
  expect(said([failed, { ...failed, end: 'canceled' }], 0)).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(said([failed], 20_000)).toEqual([[0, 20_000]]);
});

test('what answers stated is taken off first', () => {
  expect(said([{ ...blank, charged: 4000 }, failed], 4000)).toEqual([[1, 0]]);
  expect(said([{ ...blank, charged: 3000, endCharge: 4000 }, blank], 10_000)).toEqual([[1, 6000]]);
  expect(said([{ ...blank, end: 'rejected' }, blank], 6000)).toEqual([[1, 6000]]);
});

test('of several, those that came back cost what the page showed, if that is all that is gone', () => {
  const shown = { ...blank, shown: 4000 };
  expect(said([shown, { ...shown }, failed], 8000)).toEqual([
    [0, 4000],
    [1, 4000],
    [2, 0],
  ]);
});

test('what cannot be told stays unknown', () => {
  expect(said([blank, blank], 8000)).toEqual([]);
  expect(said([failed, failed], 20_000)).toEqual([]);
  // Topped up in between, or not booked yet.
  expect(said([blank], -100_000)).toEqual([]);
  expect(said([blank], 0)).toEqual([]);
  expect(said([{ ...failed, endCharge: 0 }], 0)).toEqual([]);
});
