import { Hono } from 'hono';
import { reportWeek } from '../../shared/report/report-week.ts';
import type { WeekReport } from '../../shared/report/week-report.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { Refusal } from '../refusal.ts';

/** The report on one ISO 8601 week, such as `2026-W47`. */
export function reportsRoute({ ledger }: Pick<Deps, 'ledger'>) {
  return new Hono<Env>().get('/:week', (c) => {
    const report = reportWeek(ledger.stats, c.req.param('week'));
    if (!report) throw badWeek();
    return c.json<WeekReport>(report);
  });
}

export function badWeek(): Refusal {
  return new Refusal('bad-query', 'week: expected one such as 2026-W47', 'week');
}
