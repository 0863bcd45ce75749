import { Hono } from 'hono';
import { type WeekReport, weekReport } from '../../shared/report.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { Refusal } from '../refusal.ts';

/** The report on one ISO 8601 week, such as `2026-W47`. */
export function reportsRoute({ ledger }: Deps) {
  return new Hono<Env>().get('/:week', (c) => {
    const report = weekReport(ledger.stats, c.req.param('week'));
    if (!report) throw new Refusal('bad-query', 'week: expected one such as 2026-W47', 'week');
    return c.json<WeekReport>(report);
  });
}
