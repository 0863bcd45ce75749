import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { draw } from './draw.ts';
import { paint } from './paint.ts';
import type { Painting } from './painting.ts';

const painting: Painting = {
  prompt: 'a boat on a quiet lake',
  seed: 12,
  quality: 'heavy',
  width: 160,
  height: 90,
  variant: 'plain',
  frames: 1,
};

function read(png: Buffer) {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks: { type: string; body: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const whole = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(whole));
    chunks.push({ type: whole.toString('latin1', 0, 4), body: whole.subarray(4) });
    at += length + 12;
  }
  return chunks;
}

/** Undoes the row filters 0 and 2. */
function pixels(data: Buffer, width: number, height: number): Uint8Array {
  const rows = inflateSync(data);
  const stride = width * 3;
  expect(rows.length).toBe((stride + 1) * height);
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let i = 0; i < stride; i++) {
      const above = rows[y * (stride + 1)] === 2 ? out[(y - 1) * stride + i]! : 0;
      out[y * stride + i] = rows[y * (stride + 1) + 1 + i]! + above;
    }
  return out;
}

test('a still is a valid PNG of its size and holds exactly the painted pixels', () => {
  const chunks = read(draw(painting, null));
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  const [head, data] = chunks;
  expect([head!.body.readUInt32BE(0), head!.body.readUInt32BE(4)]).toEqual([160, 90]);
  expect([...head!.body.subarray(8)]).toEqual([8, 2, 0, 0, 0]);
  expect(pixels(data!.body, 160, 90)).toEqual(paint(painting));
});

test('a clip is an animated PNG whose frames differ', () => {
  const chunks = read(draw({ ...painting, frames: 4 }, null));
  const count = (type: string) => chunks.filter((chunk) => chunk.type === type).length;
  expect([count('acTL'), count('fcTL'), count('IDAT'), count('fdAT')]).toEqual([1, 4, 1, 3]);
  const frames = chunks
    .filter(({ type }) => type === 'fdAT')
    .map(({ body }) => body.subarray(4).toString('base64'));
  expect(new Set(frames).size).toBe(3);
});

test('the same prompt and seed give the same bytes, another seed does not', () => {
  expect(draw(painting, null)).toEqual(draw({ ...painting }, null));
  expect(draw({ ...painting, seed: 13 }, null)).not.toEqual(draw(painting, null));
  expect(draw({ ...painting, variant: 'wider' }, null)).not.toEqual(draw(painting, null));
});

test('a thumbnail keeps the proportions', () => {
  const [head] = read(draw({ ...painting, width: 1024, height: 576 }, 256));
  expect([head!.body.readUInt32BE(0), head!.body.readUInt32BE(4)]).toEqual([256, 144]);
});

/** Mean absolute second difference along rows: what grain adds and clean gradients lack. */
function grain(data: Uint8Array): number {
  let sum = 0;
  for (let i = 3; i < data.length - 3; i++)
    sum += Math.abs(2 * data[i]! - data[i - 3]! - data[i + 3]!);
  return sum / data.length;
}

test.each(['misty mountains', 'a boat at sea', 'neon city skyline', 'perfume packshot'])(
  'heavy is visibly cleaner than standard, and standard than light: %s',
  (prompt) => {
    const [light, standard, heavy] = (['light', 'standard', 'heavy'] as const).map((quality) =>
      grain(paint({ ...painting, prompt, quality, width: 512, height: 512 })),
    );
    expect(light! / standard!).toBeGreaterThan(1.5);
    expect(standard! / heavy!).toBeGreaterThan(1.5);
  },
);
