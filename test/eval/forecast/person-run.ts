import { type AlarmDay, alarmDays } from './alarm-days.ts';
import { DAY_MS, DayRows, HOUR_MS } from './day-rows.ts';
import { forecastAt } from './forecast-at.ts';
import { activeDays, ownCuts, spentBetween } from './own-cuts.ts';
import type { Spending } from './read-activity.ts';
import { oracleDays } from './rhythm-oracle.ts';
import { RIVALS } from './rivals.ts';
import type { Outcome } from './score-band.ts';

/** All that is measured on one person. */
export type PersonRun = {
  /** Ours at the cuts, silent ones answered from what there is. */
  ours: Outcome[];
  silent: number;
  /** The same cuts by each rule of thumb. */
  rivals: Map<string, Outcome[]>;
  /** From noon of an active day over so many days, today the first of them. */
  longer: Map<number, Outcome[]>;
  alarm: AlarmDay[];
  oracle: Map<number, AlarmDay[]>;
  /** Milliseconds of each forecast. */
  took: number[];
};

export const LONGER_DAYS = [7, 28];
/** The probabilities at which the oracle is asked. */
export const ORACLE_AT = [0.7, 0.8];
/** Windows of some weeks overlap: each fourth start tells nearly all. */
const LONGER_EVERY = 4;

export function runPerson(events: readonly Spending[]): PersonRun {
  const rows = new DayRows(events);
  const names = Object.keys(RIVALS);
  const run: PersonRun = {
    ours: [],
    silent: 0,
    rivals: new Map(names.map((name) => [name, []])),
    longer: new Map(LONGER_DAYS.map((days) => [days, []])),
    alarm: alarmDays(rows),
    oracle: new Map(ORACLE_AT.map((at) => [at, oracleDays(rows, at)])),
    took: [],
  };
  for (const wall of ownCuts(rows)) {
    const until = (Math.floor(wall / DAY_MS) + 1) * DAY_MS;
    const actual = spentBetween(rows, wall, until);
    const start = performance.now();
    const { quantiles, isSilent } = forecastAt(rows, wall, until);
    run.took.push(performance.now() - start);
    if (quantiles === null) continue;
    if (isSilent) run.silent += 1;
    run.ours.push({ band: quantiles, actual });
    for (const name of names)
      run.rivals.get(name)!.push({ band: RIVALS[name]!(rows, wall), actual });
  }
  for (const days of LONGER_DAYS) run.longer.set(days, longerOutcomes(rows, days));
  return run;
}

function longerOutcomes(rows: DayRows, days: number): Outcome[] {
  const end = (rows.numbers.at(-1)! + 1) * DAY_MS;
  return activeDays(rows)
    .filter((number, i) => i % LONGER_EVERY === 0 && (number + days) * DAY_MS <= end)
    .flatMap((number) => {
      const wall = number * DAY_MS + 12 * HOUR_MS;
      const until = (number + days) * DAY_MS;
      const { quantiles, isSilent } = forecastAt(rows, wall, until);
      if (quantiles === null || isSilent) return [];
      return [{ band: quantiles, actual: spentBetween(rows, wall, until) }];
    });
}
