import { Hono } from 'hono';
import type { WeekReport } from '../../shared/report/week-report.ts';
import type { Env } from '../guard.ts';
import type { ReadReport } from '../read-report.ts';
import { Refusal } from '../refusal.ts';

/** The report on one ISO 8601 week, such as `2026-W47`. */
export function reportsRoute(readReport: ReadReport) {
  return new Hono<Env>().get('/:week', async (c) => {
    const report = await readReport(c.req.param('week'));
    if (!report) throw badWeek();
    return c.json<WeekReport>(report);
  });
}

export function badWeek(): Refusal {
  return new Refusal('bad-query', 'week: expected one such as 2026-W47', 'week');
}
