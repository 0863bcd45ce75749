import { expect, test } from 'vitest';
import type { Replay } from '../../shared/replay/replay-result.ts';
import { whatIfWords } from './what-if-words.ts';

const NONE = { low: 0, high: 0 };
const TOLD: Replay = {
  requests: 120,
  recomputed: 0,
  from: 0,
  until: 1,
  changed: 9,
  stopped: NONE,
  letThrough: NONE,
  minutesSaved: NONE,
  usableAtRisk: NONE,
  sites: [],
  rules: [],
};
const site = (saved: { low: number; high: number }, unknownCharges = 0) => ({
  ...{ site: 'https://studio.example', spent: 500_000, saved, unknownCharges },
  stopped: { low: 3, high: 9 },
});

test('says what would have been stopped, saved and lost, as ranges', () => {
  expect(
    whatIfWords({
      ...TOLD,
      stopped: { low: 3, high: 9 },
      minutesSaved: { low: 2.4, high: 6 },
      usableAtRisk: { low: 1, high: 2 },
      sites: [site({ low: 12_000, high: 40_500 }, 2)],
    }),
  ).toEqual([
    'It would have stopped 3 to 9 of 120 requests',
    '12 to 40.5 credits saved on studio.example, and what 2 generations of unknown cost took',
    '2 to 6 minutes of waiting saved',
    '1 to 2 usable images would not have been made',
  ]);
});

test('says plainly that nothing would have changed, or that there is nothing to tell', () => {
  expect(whatIfWords(TOLD)).toEqual(['It would have stopped none of 120 requests']);
  expect(whatIfWords({ ...TOLD, requests: 0 })).toEqual([
    'Nothing was generated in the last eight weeks',
  ]);
});

test('a looser rule set costs more', () => {
  const more = { ...TOLD, letThrough: { low: 2, high: 2 } };
  expect(whatIfWords({ ...more, sites: [site({ low: -8000, high: -8000 })] })).toEqual([
    'It would have stopped none of 120 requests',
    'It would have let 2 more through',
    '8 credits more spent on studio.example',
  ]);
  expect(whatIfWords({ ...more, sites: [site({ low: -8000, high: 4000 })] })).toContain(
    'Between 8 more and 4 less spent on studio.example',
  );
});
