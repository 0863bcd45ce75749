import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { HonoRequest } from 'hono';

const MIB = 2 ** 20;
/** Of a body that is read before anything is sent. */
export const READ_MAX = 32 * MIB;
/** Of one that is only passed on. */
export const PASSED_MAX = 256 * MIB;

export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** The whole body. Throws TooLarge. */
export async function readBody(request: HonoRequest): Promise<Buffer> {
  const stated = Number(request.header('content-length') ?? Number.NaN);
  if (stated > READ_MAX) throw new TooLarge();
  // The server sees to it that no more comes than was stated; this way needs no stream.
  if (Number.isInteger(stated)) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.raw.body ?? []) {
    bytes += chunk.length;
    if (bytes > READ_MAX) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body as it comes; it breaks off where it is too long. Null: there is none. */
export function passedBody(body: ReadableStream<Uint8Array> | null): Readable | null {
  if (!body) return null;
  return Readable.from(
    (async function* () {
      let bytes = 0;
      for await (const chunk of Readable.fromWeb(body as NodeStream)) {
        bytes += (chunk as Uint8Array).length;
        if (bytes > PASSED_MAX) throw new TooLarge();
        yield chunk;
      }
    })(),
    { objectMode: false },
  );
}
