import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alarm, CLEAR_AT, nextAlarm, RAISE_AT } from './next-alarm.ts';

const RESET = 1_000_000;
const look = (now: number, probability: number, left = 5000) => ({
  now,
  until: RESET,
  left,
  runOut: { probability, early: null, likely: null, late: null },
});

test('is raised once, kept between the two bounds, cleared on recovery and raised anew', () => {
  let alarm: Alarm | null = null;
  const seen = [0.1, RAISE_AT, 0.9, (RAISE_AT + CLEAR_AT) / 2, 0.1, CLEAR_AT, RAISE_AT].map(
    (probability, now) => {
      alarm = nextAlarm(alarm, look(now, probability));
      return [alarm.isOn, alarm.raisedAt];
    },
  );
  expect(seen).toEqual([
    [false, null],
    [true, 1],
    [true, 1],
    [true, 1],
    [false, 1],
    [false, 1],
    [true, 6],
  ]);
});

test('is silent where nothing is left to steer with, and where nothing is known', () => {
  expect(nextAlarm(null, look(1, 1, 0)).isOn).toBe(false);
  const raised = nextAlarm(null, look(1, 1));
  expect(nextAlarm(raised, { ...look(2, 0), left: null })).toEqual(raised);
  expect(nextAlarm(raised, { ...look(2, 0), runOut: null })).toEqual(raised);
});

test('another reset begins anew', () => {
  const raised = nextAlarm(null, look(1, 1));
  const next = { ...look(RESET + 1, 0.1), until: 2 * RESET };
  expect(nextAlarm(raised, next)).toEqual({ until: 2 * RESET, isOn: false, raisedAt: null });
});

test('however the odds go, it is raised at most once for each crossing', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (odds) => {
      let alarm: Alarm | null = null;
      let [raised, crossings, isBelow] = [0, 0, true];
      for (const [now, probability] of odds.entries()) {
        const before: number | null = alarm?.raisedAt ?? null;
        alarm = nextAlarm(alarm, look(now, probability));
        if (alarm.raisedAt !== before) raised += 1;
        if (probability < CLEAR_AT) isBelow = true;
        if (isBelow && probability >= RAISE_AT) {
          crossings += 1;
          isBelow = false;
        }
      }
      expect(raised).toBe(crossings);
    }),
  );
});
