import { reportWeek } from '../shared/report/report-week.ts';
import type { WeekReport } from '../shared/report/week-report.ts';
import { isoWeekStart } from '../shared/reset-day.ts';
import type { Deps } from './deps.ts';
import { readPast } from './read-past.ts';

const DAY_MS = 86_400_000;

/** Null where there is no such ISO week. */
export type ReadReport = (week: string) => Promise<WeekReport | null>;

/** The report on one week, with what the rules that watch would have done to it. */
export function readReport({ ledger, rules }: Pick<Deps, 'ledger' | 'rules'>): ReadReport {
  const past = readPast({ ledger, rules });
  return async (week) => {
    const monday = isoWeekStart(week);
    if (monday === null) return null;
    const inForce = rules.data;
    const options = inForce.rules.some(({ mode }) => mode === 'watch')
      ? { judge: { past: await past(...instantsOf(monday)), rules: inForce } }
      : {};
    return reportWeek(ledger.stats, week, options);
  };
}

/** Within which every zone's week lies. */
function instantsOf(monday: string): [from: number, until: number] {
  const at = Date.parse(`${monday}T00:00Z`);
  return [at - DAY_MS, at + 8 * DAY_MS];
}
