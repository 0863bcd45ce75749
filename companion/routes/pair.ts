import { Hono } from 'hono';
import { type PairReply, PairRequest } from '../../shared/protocol.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { notFound } from '../refusal.ts';

/** Exchanges the one-time code for a key. The guard has seen that an extension asks. */
export function pairRoute({ pairings, onPaired }: Deps) {
  return new Hono<Env>().post('/', jsonBody(PairRequest), async (c) => {
    const origin = c.req.header('Origin');
    if (origin === undefined) throw notFound();
    const request = c.req.valid('json');
    const reply = await pairings.redeem(request, origin);
    onPaired({ label: request.label, check: reply.check });
    return c.json<PairReply>(reply);
  });
}
