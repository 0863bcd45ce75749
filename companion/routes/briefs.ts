import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Brief } from '../../shared/brief/brief.ts';
import { Site } from '../../shared/id.ts';
import { dayAt } from '../../shared/reset-day.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import type { OwnEvents } from '../own-events.ts';

/** What is wanted of a studio; null takes it back. */
export const BriefRequest = z.strictObject({ site: Site, brief: z.nullable(Brief) });
export type BriefRequest = z.infer<typeof BriefRequest>;

/** States a brief from the command line, as the companion's own event. */
export function briefsRoute({ ledger, now }: Deps, keep: OwnEvents) {
  return new Hono<Env>().put('/', jsonBody(BriefRequest), async (c) => {
    const { site, brief } = c.req.valid('json');
    const at = now();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = ledger.stats.resets.get(site)?.value;
    const reset = known
      ? { ...known, day: dayAt(at, known.zone) }
      : ({ zone, day: dayAt(at, zone), source: 'assumed' } as const);
    await keep([{ type: 'brief.stated', at, site, reset, brief }]);
    return c.json<BriefRequest>({ site, brief });
  });
}
