import { quantile } from '../../../shared/latency.ts';
import type { AlarmDay } from './alarm-days.ts';

const HALF_HOUR_MS = 30 * 60_000;

export type AlarmScore = {
  days: number;
  /** Run-outs later than half an hour after the day's first generation. */
  runOuts: number;
  /** Share of these that an alarm came at least half an hour before. */
  recall: number | null;
  /** Share of the days with an alarm on which the credits did run out after it. */
  precision: number | null;
  /** Share of the days with an alarm on which they did so at least half an hour later. */
  strictPrecision: number | null;
  /** Minutes from the first alarm to the run-out: the median of those that did run out. */
  lead: number | null;
  alarmed: number;
  /** Days that ran out within half an hour of their first generation: reported apart. */
  early: number;
  earlyWarned: number;
};

/** Of each day the first alarm counts. */
export function scoreAlarm(days: readonly AlarmDay[]): AlarmScore {
  const isEarly = ({ first, ranOut }: AlarmDay) =>
    ranOut !== null && ranOut - first <= HALF_HOUR_MS;
  const early = days.filter(isEarly);
  const late = days.filter((day) => !isEarly(day));
  const runOuts = late.filter(({ ranOut }) => ranOut !== null).length;
  const alarmed = late.filter(({ raised }) => raised.length > 0);
  const leads = alarmed
    .flatMap(({ ranOut, raised }) => (ranOut === null ? [] : [ranOut - raised[0]!]))
    .sort((a, b) => a - b);
  const inTime = leads.filter((lead) => lead >= HALF_HOUR_MS).length;
  return {
    days: late.length,
    runOuts,
    recall: share(inTime, runOuts),
    precision: share(leads.length, alarmed.length),
    strictPrecision: share(inTime, alarmed.length),
    lead: leads.length === 0 ? null : quantile(leads, 0.5) / 60_000,
    alarmed: alarmed.length,
    early: early.length,
    earlyWarned: early.filter(({ raised }) => raised.length > 0).length,
  };
}

function share(part: number, all: number): number | null {
  return all === 0 ? null : part / all;
}
