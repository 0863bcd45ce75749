import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Site } from '../../shared/id.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { upstreamProblem } from '../proxy/upstream.ts';

/** What the proxy leads to. `off`: why it does not; null while it does. No key is ever told. */
export const UpstreamsReply = z.strictObject({
  upstreams: z.array(
    z.strictObject({
      name: z.string(),
      base: z.nullable(z.string()),
      site: z.nullable(Site),
      off: z.nullable(z.string()),
    }),
  ),
  /** Why the file is not in force, or what it said before still is; null: it is, or there is none. */
  problem: z.nullable(z.string()),
});
export type UpstreamsReply = z.infer<typeof UpstreamsReply>;

export function upstreamsRoute({ upstreams }: Pick<Deps, 'upstreams'>) {
  return new Hono<Env>().get('/', async (c) => {
    const now = await upstreams.refresh();
    return c.json<UpstreamsReply>({
      upstreams: [
        ...now.usable.map(({ name, base, prefix, site }) => ({
          name,
          base: `${base}${prefix}`,
          site,
          off: null,
        })),
        ...now.off.map(({ name, why }) => ({ name, base: null, site: null, off: why })),
      ],
      problem: upstreamProblem(now),
    });
  });
}
