import { expect, test } from 'vitest';
import {
  causeText,
  chanceText,
  lapseText,
  paceText,
  runOutNotice,
  runOutTime,
  scoreText,
  termText,
} from './forecast-words.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 24, 12);
const at = (hours: number) => NOON + hours * HOUR;

test('a time with its band, as far as futures reach', () => {
  const time = (early: number | null, likely: number | null, late: number | null) =>
    runOutTime({ early, likely, late }, 'UTC', NOON);
  expect(time(at(4), at(6), at(8))).toBe('probably at 18:00 (16:00 to 20:00)');
  expect(time(at(4), at(6), null)).toBe('probably at 18:00 (16:00 or not at all)');
  expect(time(at(4), null, null)).toBe('perhaps from 16:00 on');
  expect(time(null, null, null)).toBeNull();
});

test('what lapses, and what is left as a plan ends or when it is used up before', () => {
  const lost = { low: 30_000, likely: 40_000, high: 40_000 };
  const lapse = { kind: 'daily' as const, at: at(12), lost, probability: 0.9 };
  expect(lapseText(lapse, 'UTC', NOON)).toBe(
    '40 daily credits will probably lapse at 00:00 (30 to 40)',
  );
  const runOut = { probability: 0, early: null, likely: null, late: null };
  const term = { ...lapse, kind: 'plan' as const, at: at(12 + 240), balance: lost, runOut };
  expect(termText(term, 'UTC', NOON)).toBe(
    '30 to 40 credits will be left when the plan credits end at 00:00 on 2026-12-05',
  );
  const short = {
    ...term,
    runOut: { probability: 0.8, early: at(48), likely: at(96), late: null },
  };
  expect(termText(short, 'UTC', NOON)).toBe(
    'All credits will probably be used up on 2026-11-28 (2026-11-26 or not at all), before the plan credits end at 00:00 on 2026-12-05',
  );
});

test('the pace is held against an even day, and the first minutes against nothing', () => {
  const pace = (spent: number, hour: number) =>
    paceText({ spent, left: 100_000 - spent, hour, minute: 0 });
  expect(pace(61_000, 12)).toBe('11 % ahead of an even day');
  expect(pace(40_000, 12)).toBe('10 % behind an even day');
  expect(pace(51_000, 12)).toBe('on an even day’s pace');
  expect(pace(9000, 0)).toBeNull();
});

test('a notice names what is left, when, and the cause', () => {
  const runOut = { probability: 0.7, early: at(4), likely: at(6), late: at(8) };
  const ahead = { until: at(12), left: 38_000, runOut } as Parameters<typeof runOutNotice>[2];
  const shares = [{ project: 'Teaser', model: 'pro', credits: 60_000 }];
  const summary = {
    reset: { zone: 'UTC', day: '2026-11-24', source: 'site' },
    today: { day: '2026-11-24', shares },
  } as Parameters<typeof runOutNotice>[1];
  expect(runOutNotice('studio.example', summary, ahead, NOON)).toEqual({
    title: 'Credits will probably run out before 00:00',
    message:
      'studio.example: 38 left, used up probably at 18:00 (16:00 to 20:00). Project Teaser is most of today’s spending.',
  });
  expect(causeText({ model: 'pro' })).toBe('pro is most of today’s spending.');
});

test('scores and chances in words', () => {
  expect(scoreText({ of: 14, inside: 12 })).toBe('last 14: 12 inside');
  expect(scoreText({ of: 0, inside: 0 })).toBeNull();
  expect([0, 0.17, 1].map(chanceText)).toEqual(['below 1 %', '17 %', 'over 99 %']);
});
