import { encodePng } from '../paint/png.ts';

/** A square picture of the size given whose colours depend on the name alone. */
export function picture(name: string, size = 256): Buffer {
  let hash = 2166136261;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  const tint = [hash & 127, (hash >>> 8) & 127, (hash >>> 16) & 127];
  const pixels = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const at = (y * size + x) * 3;
      const near = Math.hypot(x - size / 2, y - size * 0.4) < size / 5;
      for (let c = 0; c < 3; c++)
        pixels[at + c] = tint[c]! + (near ? 110 : Math.round((60 * (c === 2 ? x : y)) / size));
    }
  return encodePng([pixels], size, size);
}
