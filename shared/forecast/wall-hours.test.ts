import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, nextReset } from '../reset-day.ts';
import { dayNumber } from '../week-index.ts';
import { dayOf } from './day-of.ts';
import { wallHours } from './wall-hours.ts';

const HOUR = 3_600_000;
const lengths = (day: string, zone: string) => {
  const hours = wallHours(day, zone);
  return hours.slice(1).map((at, hour) => (at - hours[hour]!) / HOUR);
};

test('a day has 24 hours, but for the days on which the clock is changed', () => {
  expect(lengths('2026-03-28', 'Europe/Berlin')).toEqual(Array(24).fill(1));
  const spring = lengths('2026-03-29', 'Europe/Berlin');
  expect([spring.reduce((a, b) => a + b), spring[2]]).toEqual([23, 0]);
  const autumn = lengths('2026-10-25', 'Europe/Berlin');
  expect([autumn.reduce((a, b) => a + b), autumn[2]]).toEqual([25, 2]);
  const halved = lengths('2026-04-05', 'Australia/Lord_Howe');
  expect([halved.reduce((a, b) => a + b), halved[1]]).toEqual([24.5, 1.5]);
});

test('a day begins where the one before ends, at its reset', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.constantFrom(...zones), (ahead, zone) => {
      const day = addDays('2026-01-01', ahead);
      const hours = wallHours(day, zone);
      expect(hours[24]).toBe(nextReset(hours[0]!, zone));
      expect(hours).toEqual([...hours].sort((a, b) => a - b));
    }),
  );
});

test('the number of a day gives the day back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
      expect(dayNumber(dayOf(number))).toBe(number);
      expect(dayOf(number)).toBe(addDays('1970-01-01', number));
    }),
  );
});
