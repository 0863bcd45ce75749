import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../seeded.ts';
import { calibrationOf, LAST } from './calibration.ts';

const YEAR = 250;
const PEOPLE = 200;

/** Whether each of a person's forecasts was inside a band that holds such a share. */
function person(share: number, seed: number, days = YEAR): boolean[] {
  const random = seeded(seed);
  return Array.from({ length: days }, () => random() < share);
}

/** After how many forecasts each of many people sees it withdrawn; Infinity: never. */
function withdrawnAfter(share: number): number[] {
  return Array.from({ length: PEOPLE }, (_, seed) => {
    const outcomes = person(share, seed + 1);
    const at = outcomes.findIndex((_, i) => calibrationOf(outcomes.slice(0, i + 1)).withdrawn);
    return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
  }).sort((a, b) => a - b);
}

test('a calibrated band is seldom withdrawn in a year, and soon back', () => {
  const after = withdrawnAfter(0.8);
  expect(after.filter(Number.isFinite).length / PEOPLE).toBeLessThan(0.2);
  const all = Array.from({ length: PEOPLE }, (_, seed) => person(0.8, seed + 1));
  const days = all.flatMap((outcomes) =>
    outcomes.map((_, i) => calibrationOf(outcomes.slice(0, i + 1)).withdrawn),
  );
  expect(days.filter(Boolean).length / days.length).toBeLessThan(0.015);
});

test('one that holds half of the outcomes is withdrawn within weeks', () => {
  const after = withdrawnAfter(0.5);
  expect(after[PEOPLE / 2]).toBeLessThanOrEqual(24);
  expect(after[PEOPLE * 0.95]).toBeLessThanOrEqual(56);
  expect(withdrawnAfter(0.33)[PEOPLE / 2]).toBeLessThanOrEqual(16);
});

test('what is said is the count of the last fourteen', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 80 }), (outcomes) => {
      const { of, inside, withdrawn } = calibrationOf(outcomes);
      const last = outcomes.slice(-LAST);
      expect([of, inside]).toEqual([last.length, last.filter(Boolean).length]);
      // Nobody is told that a forecast with 70 % or more inside was withdrawn for it.
      if (withdrawn) expect([of, inside < 11]).toEqual([LAST, true]);
    }),
  );
});

test('it is withdrawn below 70 % of the last fourteen, and back with eleven of them', () => {
  const good = Array<boolean>(20).fill(true);
  const bad = Array<boolean>(9).fill(false);
  expect(calibrationOf([...good, ...bad])).toEqual({ of: 14, inside: 5, withdrawn: true });
  const again = (n: number) => calibrationOf([...good, ...bad, ...good.slice(0, n)]);
  expect(again(10)).toEqual({ of: 14, inside: 10, withdrawn: true });
  expect(again(11)).toEqual({ of: 14, inside: 11, withdrawn: false });
  expect(calibrationOf(bad)).toEqual({ of: 9, inside: 0, withdrawn: false });
});
