import { Hono } from 'hono';
import { type EventsReply, EventsRequest } from '../../shared/protocol.ts';
import type { CurrentSnapshot } from '../current-snapshot.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { checkResetDay, jsonBody } from '../json-body.ts';
import { Refusal } from '../refusal.ts';

/** Takes events, each once, and answers with a snapshot that folds all of them. */
export function eventsRoute({ ledger, device }: Deps, current: CurrentSnapshot) {
  return new Hono<Env>().post('/', jsonBody(EventsRequest), async (c) => {
    const { events } = c.req.valid('json');
    for (const [i, event] of events.entries()) {
      checkResetDay(event.reset, `events.${i}.reset`);
      // Our own count must stay without gaps.
      if (event.device === device) {
        const path = `events.${i}.device`;
        throw new Refusal('bad-body', `${path}: this is the companion's own`, path);
      }
    }
    const receipts = await ledger.append(events);
    return c.json<EventsReply>({ receipts, snapshot: current().snapshot });
  });
}
