import { Transform } from 'node:stream';

/**
 * Blots out the upstream's key wherever an answer repeats it, at the same length. What comes is
 * passed on as it comes, but for an end that may be the key's beginning.
 */
export function withoutKey(key: string): Transform {
  const wanted = Buffer.from(key);
  let held: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const all = blotted(held.length > 0 ? Buffer.concat([held, chunk]) : chunk, wanted);
      const keep = beginning(all, wanted);
      held = all.subarray(all.length - keep);
      done(null, all.subarray(0, all.length - keep));
    },
    flush(done) {
      done(null, held);
    },
  });
}

/** The same bytes with stars in place of each key. */
function blotted(bytes: Buffer, key: Buffer): Buffer {
  let at = bytes.indexOf(key);
  if (at < 0) return bytes;
  const copy = Buffer.from(bytes);
  for (; at >= 0; at = copy.indexOf(key, at)) copy.fill('*', at, at + key.length);
  return copy;
}

/** How many of the last bytes are how the key begins. */
function beginning(bytes: Buffer, key: Buffer): number {
  for (let length = Math.min(bytes.length, key.length - 1); length > 0; length--) {
    const isSame = bytes.subarray(bytes.length - length).equals(key.subarray(0, length));
    if (isSame) return length;
  }
  return 0;
}
