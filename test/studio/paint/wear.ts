import { createRandom } from '../random.ts';
import type { Painting } from './painting.ts';
import { fillShape, type Raster } from './raster.ts';

/**
 * What a cheap model leaves behind: steps in the gradients, grain, stray slivers.
 * A standard model leaves a little grain, a heavy one nothing.
 */
export function wear(r: Raster, painting: Painting): void {
  if (painting.quality === 'heavy') return;
  const light = painting.quality === 'light';
  if (light) slivers(r, painting.seed);
  const steps = light ? 9 : 1;
  const grain = light ? 13 : 4;
  // Grain is as coarse as the 1K picture it stands for, whatever the size.
  const cell = 1024 / Math.max(r.width, r.height);
  for (let py = 0, i = 0; py < r.height; py++) {
    const row = Math.imul(Math.floor(py * cell), 0x27d4eb2d) ^ painting.seed;
    for (let px = 0; px < r.width; px++, i += 3) {
      let h = Math.imul(row ^ Math.imul(Math.floor(px * cell), 0x165667b1), 0x9e3779b1);
      h ^= h >>> 15;
      const shift = (((h & 0xff) / 255) * 2 - 1) * grain;
      for (let k = 0; k < 3; k++) {
        const stepped = Math.round(r.data[i + k]! / steps) * steps + shift;
        r.data[i + k] = stepped < 0 ? 0 : Math.min(stepped, 255);
      }
    }
  }
}

function slivers(r: Raster, seed: number): void {
  const random = createRandom(seed ^ 0x51ed);
  for (let n = random.int(2, 4); n > 0; n--) {
    const x = (random.next() - 0.5) * 0.9;
    const y = (random.next() - 0.5) * 0.8;
    const turn = random.next() * Math.PI;
    const [long, thin] = [0.02 + random.next() * 0.05, 0.002 + random.next() * 0.004];
    const bright = random.next() * 255;
    fillShape(
      r,
      { x, y, rx: long, ry: long },
      (px, py) => {
        const u = (px - x) * Math.cos(turn) + (py - y) * Math.sin(turn);
        const v = (py - y) * Math.cos(turn) - (px - x) * Math.sin(turn);
        return Math.max(Math.abs(u) - long, Math.abs(v) - thin);
      },
      [bright, bright * 0.9, 255 - bright],
      0.55,
    );
  }
}
