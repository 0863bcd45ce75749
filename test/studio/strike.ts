import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { no, ok } from './answer.ts';
import type { Faults } from './faults.ts';

export type StudioEnv = { Bindings: HttpBindings };
type Ctx = Context<StudioEnv>;

/** The answer of a studio that is out of credits, in the shape asked for. */
export function insufficient(
  c: Ctx,
  shape: NonNullable<Faults['insufficient']>,
  required: number,
  available: number,
): Response {
  switch (shape) {
    case '402-error':
      return c.json({ error: 'Insufficient credits', required, available }, 402);
    case '402-code': {
      const error = { code: 'BILLING_CREDITS_INSUFFICIENT', message: 'Not enough credits' };
      return c.json({ ok: false, error }, 402);
    }
    case '403':
      return c.json(no('insufficient credits'), 403);
    case '400': {
      const message = `Insufficient credits. You need ${required} credits but only have ${available}.`;
      return c.json({ ...no(message), error: message }, 400);
    }
    case '200-empty-task':
      return c.json({ success: true, taskId: '' });
    case '200-code':
      return c.json(no('insufficient credits'));
  }
}

export function rateLimited(c: Ctx, shape: '429-retry-after' | '429-x-ratelimit'): Response {
  if (shape === '429-retry-after') {
    c.header('Retry-After', '20');
    return c.json({ error: 'Too many requests' }, 429);
  }
  c.header('X-RateLimit-Limit', '10');
  c.header('X-RateLimit-Remaining', '0');
  c.header('X-RateLimit-Reset', String(Math.ceil(Date.now() / 1000) + 20));
  return c.json({ error: 'Rate limit exceeded: 10 requests per minute' }, 429);
}

/**
 * Spoils an answer. `data` is what would have been said; for the kinds that do not end in
 * "-after-accept" the caller has done nothing yet and `data` is null.
 */
export async function strike(
  c: Ctx,
  kind: NonNullable<Faults['answer']>,
  data: unknown,
): Promise<Response> {
  const { outgoing } = c.env;
  switch (kind) {
    case 'hang':
    case 'hang-after-accept':
      // Ends only when the client goes, or the studio closes.
      await new Promise((resolve) => outgoing.once('close', resolve));
      return RESPONSE_ALREADY_SENT;
    case 'cut':
    case 'cut-after-accept':
      outgoing.socket?.destroy();
      return RESPONSE_ALREADY_SENT;
    case 'html-500':
      return c.html('<!doctype html><title>500</title><h1>Internal Server Error</h1>', 500);
    case 'malformed':
    case 'malformed-after-accept': {
      const whole = JSON.stringify(ok(data));
      return c.body(whole.slice(0, Math.ceil(whole.length * 0.6)), 200, {
        'Content-Type': 'application/json',
      });
    }
  }
}
