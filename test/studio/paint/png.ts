import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, body: Uint8Array): Buffer {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(type, 4, 'latin1');
  out.set(body, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}

/** Rows filtered with "up" (cheap, and right for skies), then deflated. */
function squeeze(rgb: Uint8Array, width: number, height: number): Buffer {
  const stride = width * 3;
  const rows = Buffer.allocUnsafe((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const to = y * (stride + 1);
    const from = y * stride;
    rows[to] = y === 0 ? 0 : 2;
    if (y === 0) rows.set(rgb.subarray(0, stride), 1);
    else
      for (let i = 0; i < stride; i++) rows[to + 1 + i] = rgb[from + i]! - rgb[from + i - stride]!;
  }
  return deflateSync(rows, { level: 3 });
}

/**
 * Truecolour PNG of one or more frames (an animated PNG that repeats for ever).
 * @param frames each width * height * 3 bytes, red first
 * @param delayMs of each frame, whole milliseconds
 */
export function encodePng(
  frames: readonly Uint8Array[],
  width: number,
  height: number,
  delayMs = 100,
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [signature, chunk('IHDR', head)];
  const animated = frames.length > 1;
  if (animated) parts.push(chunk('acTL', words(frames.length, 0)));
  let sequence = 0;
  frames.forEach((frame, index) => {
    const data = squeeze(frame, width, height);
    if (animated) {
      const control = Buffer.concat([words(sequence++, width, height, 0, 0), Buffer.alloc(6)]);
      control.writeUInt16BE(delayMs, 20);
      control.writeUInt16BE(1000, 22);
      parts.push(chunk('fcTL', control));
    }
    if (index === 0) parts.push(chunk('IDAT', data));
    else parts.push(chunk('fdAT', Buffer.concat([words(sequence++), data])));
  });
  parts.push(chunk('IEND', Buffer.alloc(0)));
  return Buffer.concat(parts);
}

function words(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    out.writeUInt32BE(value, index * 4);
  });
  return out;
}
