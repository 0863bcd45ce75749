import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Env } from './guard.ts';

/**
 * One line a request: method, the route's pattern, status, milliseconds and the first part of the
 * key's name. Never a target, a header or a body: they hold prompts and secrets.
 */
export function requestLog(log: Logger): MiddlewareHandler<Env> {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    const { status } = c.res;
    const line = {
      method: c.req.method,
      route: routePath(c, -1),
      status,
      ms: Math.round(performance.now() - begun),
      key: c.get('pairing')?.key.slice(0, 8),
    };
    log[status >= 500 ? 'error' : status >= 400 ? 'warn' : 'debug'](line, 'request');
  };
}
