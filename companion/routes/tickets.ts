import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Instant } from '../../shared/id.ts';
import { isoWeekStart } from '../../shared/reset-day.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import type { Tickets } from '../tickets.ts';
import { reportPath } from './report-page.ts';
import { badWeek } from './reports.ts';

/** The page that the ticket is for: the report on an ISO 8601 week. */
export const TicketRequest = z.strictObject({ week: z.string().check(z.maxLength(20)) });
/** An address that opens that page once. */
export const TicketReply = z.strictObject({ url: z.string(), until: Instant });
export type TicketReply = z.infer<typeof TicketReply>;

/** Lets a browser open a page by its address alone: whoever may read may ask for that. */
export function ticketsRoute({ port }: Pick<Deps, 'port'>, tickets: Tickets) {
  return new Hono<Env>().post('/', jsonBody(TicketRequest), (c) => {
    const { week } = c.req.valid('json');
    if (isoWeekStart(week) === null) throw badWeek();
    const page = reportPath(week);
    const { ticket, until } = tickets.create(c.get('pairing').key, page);
    return c.json<TicketReply>({
      url: `http://127.0.0.1:${port()}${page}?ticket=${ticket}`,
      until,
    });
  });
}
