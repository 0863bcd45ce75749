import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Site } from '../../shared/id.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';

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
  /** Why there is no proxy at all; null: it is there, or nobody asked for it. */
  problem: z.nullable(z.string()),
});
export type UpstreamsReply = z.infer<typeof UpstreamsReply>;

export function upstreamsRoute({ upstreams: { usable, off, problem } }: Pick<Deps, 'upstreams'>) {
  return new Hono<Env>().get('/', (c) =>
    c.json<UpstreamsReply>({
      upstreams: [
        ...usable.map(({ name, base, prefix, site }) => ({
          name,
          base: `${base}${prefix}`,
          site,
          off: null,
        })),
        ...off.map(({ name, why }) => ({ name, base: null, site: null, off: why })),
      ],
      problem,
    }),
  );
}
