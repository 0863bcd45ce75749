import { Hono } from 'hono';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { CurrentSnapshot } from '../current-snapshot.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';

/** All that a surface may know; 304 while nothing changed. */
export function snapshotRoute({ upstreams }: Pick<Deps, 'upstreams'>, current: CurrentSnapshot) {
  return new Hono<Env>().get('/', async (c) => {
    // What is wrong with their file is among its notices.
    await upstreams.refresh();
    const { snapshot, etag } = current();
    c.header('ETag', etag);
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
    return c.json<Snapshot>(snapshot);
  });
}
