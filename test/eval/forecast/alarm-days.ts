import { type Alarm, nextAlarm } from '../../../shared/forecast/next-alarm.ts';
import { runOutOf } from '../../../shared/forecast/run-out-of.ts';
import { spendPaths } from '../../../shared/forecast/spend-paths.ts';
import { quantile } from '../../../shared/latency.ts';
import { FORECAST_DAYS } from '../../../shared/snapshot.ts';
import { DAY_MS, type DayRows, THOUSANDTHS } from './day-rows.ts';
import { WALL_ZONE } from './forecast-at.ts';
import { activeDays } from './own-cuts.ts';
import type { Spending } from './read-activity.ts';

/** One day on which a cap held. Moments of the wall clock. */
export type AlarmDay = {
  /** Of the day's first generation. */
  first: number;
  /** Of the first generation that the cap did not pay for; null: it lasted. */
  ranOut: number | null;
  /** When the alarm was raised, in order. */
  raised: number[];
};

const MINUTE_MS = 60_000;
/** Between two generations the clock alone moves the odds. */
const LOOK_MS = 15 * MINUTE_MS;
/** Of trailing active days, as the data's README has it. */
const CAP_SHARE = 0.7;
const CAP_DAYS = 56;
const MIN_CAP_DAYS = 5;

/** Every active day lived through once, the alarm looking at each generation and each quarter of an hour. */
export function alarmDays(rows: DayRows): AlarmDay[] {
  return activeDays(rows).flatMap((number) => {
    const cap = capOn(rows, number);
    return cap === null ? [] : [dayWith(rows, number, cap)];
  });
}

/** The 70 % quantile of what was spent on the active days of the last eight weeks, in thousandths. */
export function capOn(rows: DayRows, number: number): number | null {
  const totals = rows.numbers
    .filter((one) => one < number && one >= number - CAP_DAYS)
    .map((one) => rows.totalOn(one));
  if (totals.length < MIN_CAP_DAYS) return null;
  return Math.round(
    quantile(
      totals.sort((a, b) => a - b),
      CAP_SHARE,
    ),
  );
}

/** The first of a day's generations that the cap does not pay for; null: it pays for all. */
export function ranOutAt(events: readonly Spending[], cap: number): number | null {
  let spent = 0;
  const first = events.find(({ credits }) => {
    spent += credits * THOUSANDTHS;
    return spent > cap;
  });
  return first?.wall ?? null;
}

function dayWith(rows: DayRows, number: number, cap: number): AlarmDay {
  const [start, end] = [number * DAY_MS, (number + 1) * DAY_MS];
  const events = rows.between(start, end);
  const first = events[0]!.wall;
  const ranOut = ranOutAt(events, cap);
  const looks = new Set(events.map(({ wall }) => wall + 1));
  for (let at = first + LOOK_MS; at < end; at += LOOK_MS) looks.add(at);
  let alarm: Alarm | null = null;
  const raised: number[] = [];
  for (const now of [...looks].sort((a, b) => a - b)) {
    if (now > (ranOut ?? end)) break;
    const days = rows.before(now, FORECAST_DAYS);
    const paths = spendPaths({ days, zone: WALL_ZONE }, now, end - 1);
    const today = days.at(-1)!.hours.reduce((all, one) => all + one, 0);
    const left = Math.max(0, cap - today);
    const runOut = paths && runOutOf(paths, left);
    alarm = nextAlarm(alarm, { now, until: end, left, runOut });
    if (alarm.raisedAt === now) raised.push(now);
  }
  return { first, ranOut, raised };
}
