import { hash } from 'node:crypto';
import { Hono } from 'hono';
import { Sha256 } from '../../shared/id.ts';
import type { ThumbnailReply } from '../../shared/protocol.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { imageType } from '../image-type.ts';
import { notFound, Refusal } from '../refusal.ts';

/** Small pictures of assets under the SHA-256 of their bytes. */
export function thumbnailsRoute({ thumbnails }: Deps) {
  return new Hono<Env>()
    .get('/:sha256', async (c) => {
      const bytes = await thumbnails.get(addressIn(c.req.param('sha256')));
      if (!bytes) throw notFound();
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': imageType(bytes) ?? 'application/octet-stream',
      });
    })
    .put('/:sha256', async (c) => {
      const sha256 = addressIn(c.req.param('sha256'));
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const announced = c.req.header('Content-Type');
      if (imageType(bytes) !== announced) {
        throw new Refusal('not-image', `The body is no ${announced}.`);
      }
      if (hash('sha256', bytes) !== sha256) {
        throw new Refusal('wrong-address', 'The address is not the SHA-256 of the body.');
      }
      await thumbnails.put(sha256, bytes);
      return c.json<ThumbnailReply>({ sha256, bytes: bytes.length });
    });
}

function addressIn(text: string): Sha256 {
  if (Sha256.safeParse(text).success) return text;
  throw new Refusal('bad-query', 'sha256: expected 64 lower-case hex digits', 'sha256');
}
