import { Hono } from 'hono';
import { type GateReply, GateRequest } from '../../shared/protocol.ts';
import type { CurrentSnapshot } from '../current-snapshot.ts';
import type { Deps } from '../deps.ts';
import { gatekeeper } from '../gatekeeper.ts';
import type { Env } from '../guard.ts';
import { checkResetDay, jsonBody } from '../json-body.ts';

/** May this request go to the studio? Its price is reserved before the answer. */
export function gateRoute(deps: Deps, current: CurrentSnapshot) {
  const judge = gatekeeper(deps, current);
  return new Hono<Env>().post('/', jsonBody(GateRequest), async (c) => {
    const asked = c.req.valid('json');
    checkResetDay(asked.reset, 'reset');
    return c.json<GateReply>(await judge(asked));
  });
}
