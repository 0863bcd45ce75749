import { Hono } from 'hono';
import { type GateReply, GateRequest } from '../../shared/protocol.ts';
import type { Gatekeeper } from '../gatekeeper.ts';
import type { Env } from '../guard.ts';
import { checkResetDay, jsonBody } from '../json-body.ts';

/** May this request go to the studio? Its price is reserved before the answer. */
export function gateRoute(judge: Gatekeeper) {
  return new Hono<Env>().post('/', jsonBody(GateRequest), async (c) => {
    const asked = c.req.valid('json');
    checkResetDay(asked.reset, 'reset');
    return c.json<GateReply>(await judge(asked));
  });
}
