import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

const MIB = 2 ** 20;
/** Of an answer that is held back until it is whole, so that its head can say what it cost. */
const HOLD_MAX = MIB;
/** Of an answer that is read beside the client. */
const COPY_MAX = 32 * MIB;
/** Longer ones are cut off. */
const ANSWER_MAX = 1024 * MIB;

/** An answer once it is whole. `text` null: it was not to be read, or is too long for that. */
export type Whole = { text: string | null; sha256: string };

type Options = {
  /** Whether it may be held back. */
  hold: boolean;
  /** Whether to read it, and how it is encoded. */
  read: boolean;
  encoding: string | null;
  /** Awaited before the client sees the end. */
  ended: (whole: Whole) => Promise<void>;
  /** It broke off, or the client let go of it. */
  broken: (why: string) => Promise<void>;
};

/** Hands an answer on as it comes; what is short and may be held comes whole. Throws where that breaks. */
export async function relay(
  body: Readable,
  { hold, read, encoding, ended, broken }: Options,
): Promise<Buffer | ReadableStream<Uint8Array>> {
  const chunks: AsyncIterator<Buffer> = body[Symbol.asyncIterator]();
  const seen = watch(read, encoding);
  const held: Buffer[] = [];
  while (hold && seen.bytes() <= HOLD_MAX) {
    const { done, value } = await chunks.next();
    if (done) {
      await ended(seen.whole());
      return Buffer.concat(held);
    }
    seen.add(value);
    held.push(value);
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const first = held.shift();
        if (first) return controller.enqueue(first);
        try {
          const { done, value } = await chunks.next();
          if (done) {
            await ended(seen.whole());
            return controller.close();
          }
          seen.add(value);
          if (seen.bytes() > ANSWER_MAX) throw new Error('The answer is too long.');
          controller.enqueue(value);
        } catch (error) {
          body.destroy();
          await broken('it broke off half-way');
          controller.error(error);
        }
      },
      async cancel() {
        body.destroy();
        await broken('the client hung up');
      },
    },
    { highWaterMark: 0 },
  );
}

function watch(read: boolean, encoding: string | null) {
  const hash = createHash('sha256');
  let copy: Buffer[] | null = read ? [] : null;
  let bytes = 0;
  return {
    bytes: () => bytes,
    add(chunk: Buffer): void {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > COPY_MAX) copy = null;
      copy?.push(chunk);
    },
    whole: (): Whole => ({
      text: copy && decoded(Buffer.concat(copy), encoding),
      sha256: hash.digest('hex'),
    }),
  };
}

/** We ask for plain bytes; some servers encode all the same. */
function decoded(bytes: Buffer, encoding: string | null): string | null {
  const options = { maxOutputLength: COPY_MAX };
  try {
    switch (encoding) {
      case null:
      case '':
      case 'identity':
        return bytes.toString('utf8');
      case 'gzip':
        return gunzipSync(bytes, options).toString('utf8');
      case 'deflate':
        return inflateSync(bytes, options).toString('utf8');
      case 'br':
        return brotliDecompressSync(bytes, options).toString('utf8');
      case 'zstd':
        return zstdDecompressSync(bytes, options).toString('utf8');
      default:
        return null;
    }
  } catch {
    return null;
  }
}
