import { expect, test } from 'vitest';
import { type MadeForecast, scoreForecast } from './score.ts';

const HOUR = 3_600_000;
const AT = Date.UTC(2026, 10, 24, 12);
const UNTIL = AT + 12 * HOUR;
const made: MadeForecast = {
  id: '019ab2c0-0000-7000-8000-000000000001',
  at: AT,
  site: 'https://studio.example',
  day: '2026-11-24',
  until: UNTIL,
  ...{ low: 10_000, likely: 40_000, high: 90_000, runOut: null, left: null, model: 'm' },
};
const charged = (...credits: (number | null)[]) =>
  credits.map((one, i) => ({ at: AT + (i + 1) * HOUR, credits: one }));

test('nothing is said before its time has come, nor where a charge is not known', () => {
  expect(scoreForecast(made, charged(50_000), UNTIL - 1)).toMatchObject({
    state: 'open',
    spent: null,
  });
  const unknown = scoreForecast(made, charged(50_000, null), UNTIL);
  expect(unknown).toMatchObject({ state: 'unknown', spent: null, loss: null });
});

test('only what was charged between the two moments counts, the bounds of the band with it', () => {
  const around = [
    { at: AT, credits: 500_000 },
    { at: AT - HOUR, credits: null },
    { at: UNTIL, credits: 500_000 },
  ];
  const score = (...credits: number[]) =>
    scoreForecast(made, [...around, ...charged(...credits)], UNTIL);
  expect(score(30_000, 60_000)).toMatchObject({ state: 'inside', spent: 90_000 });
  expect(score(90_001).state).toBe('outside');
  expect(score(10_000).state).toBe('inside');
  expect(score()).toMatchObject({ state: 'outside', spent: 0 });
});

test('the loss is that of the three quantiles', () => {
  const { loss } = scoreForecast(made, charged(50_000), UNTIL);
  expect(loss).toBeCloseTo(0.1 * 40_000 + 0.5 * 10_000 + 0.1 * 40_000);
  expect(
    scoreForecast({ ...made, low: 7000, likely: 7000, high: 7000 }, charged(7000), UNTIL).loss,
  ).toBe(0);
});

test('where the credits ran out, as much was wanted at least', () => {
  // 3 of 6 credits are left, and the dearest image of the day cost 4.
  const short = { ...made, left: 6000 };
  expect(scoreForecast(short, charged(3000), UNTIL)).toMatchObject({
    state: 'outside',
    ranOut: false,
  });
  const empty = { ...made, left: 11_000 };
  const out = scoreForecast(empty, charged(4000, 4000), UNTIL);
  expect(out).toMatchObject({ state: 'inside', ranOut: true, spent: 8000, loss: 0 });
  expect(scoreForecast({ ...empty, high: 7000 }, charged(4000, 4000), UNTIL).state).toBe('outside');
  expect(scoreForecast({ ...made, left: 0 }, [], UNTIL)).toMatchObject({
    state: 'inside',
    ranOut: true,
  });
});
