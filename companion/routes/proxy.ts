import { type Context, Hono } from 'hono';
import type { Env } from '../guard.ts';
import type { ForwardProxy } from '../proxy/proxy.ts';

/** Whatever a script asks of an upstream, by the method and path that the upstream has for it. */
export function proxyRoute(proxy: ForwardProxy) {
  const serve = (c: Context<Env>) => proxy.serve(c);
  return new Hono<Env>().all('/:upstream', serve).all('/:upstream/*', serve);
}
