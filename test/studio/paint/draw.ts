import { paint } from './paint.ts';
import type { Painting } from './painting.ts';
import { encodePng } from './png.ts';

/**
 * The PNG of a painting.
 * @param width of a thumbnail in pixels; null for the true size
 */
export function draw(painting: Painting, width: number | null): Buffer {
  if (width === null || width >= painting.width) {
    const { frames } = painting;
    const pixels = Array.from({ length: frames }, (_, i) => paint(painting, i / frames));
    return encodePng(pixels, painting.width, painting.height);
  }
  const height = Math.max(1, Math.round((width * painting.height) / painting.width));
  // Painted at twice the size and averaged, which is what a downscale looks like.
  const twice = paint({ ...painting, width: width * 2, height: height * 2 });
  return encodePng([halve(twice, width, height)], width, height);
}

function halve(twice: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height * 3);
  const stride = width * 6;
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let k = 0; k < 3; k++, to++) {
        const from = y * 2 * stride + x * 6 + k;
        out[to] =
          (twice[from]! + twice[from + 3]! + twice[from + stride]! + twice[from + stride + 3]!) >>
          2;
      }
  return out;
}
