import { Hono } from 'hono';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { CurrentSnapshot } from '../current-snapshot.ts';
import type { Env } from '../guard.ts';

/** All that a surface may know; 304 while nothing changed. */
export function snapshotRoute(current: CurrentSnapshot) {
  return new Hono<Env>().get('/', (c) => {
    const { snapshot, etag } = current();
    c.header('ETag', etag);
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
    return c.json<Snapshot>(snapshot);
  });
}
