import { createRandom, hash32 } from '../random.ts';
import { type Composition, compose } from './composition.ts';
import type { Painting } from './painting.ts';
import {
  type Colour,
  createRaster,
  fillBelow,
  fillBox,
  fillRows,
  mix,
  type Raster,
} from './raster.ts';
import { paintSubject } from './subject.ts';
import { wear } from './wear.ts';

const edge = { light: 4.5, standard: 1.8, heavy: 0.9 };

/**
 * Pixels of one frame, width * height * 3 bytes, red first.
 * @param moment 0 to 1 through a clip; 0 for a still
 */
export function paint(painting: Painting, moment = 0): Uint8Array {
  const zoom = painting.variant === 'wider' ? 0.72 : 1;
  const { width, height, quality } = painting;
  const r = createRaster(width, height, zoom, edge[quality]);
  const c = compose(painting);
  if (painting.frames > 1) move(c, moment);
  sky(r, c);
  if (c.setting === 'still') table(r, c);
  else ground(r, c);
  const { accent } = c.palette;
  const tint: Colour =
    painting.variant === 'retouched' ? [accent[1], accent[2], accent[0]] : accent;
  paintSubject(r, c, tint);
  wear(r, painting);
  return r.data;
}

function move(c: Composition, moment: number): void {
  const wave = Math.sin(moment * 2 * Math.PI);
  c.sun.y += wave * 0.03;
  c.place.y += Math.sin(moment * 2 * Math.PI + 1) * 0.015;
  c.place.x += Math.cos(moment * 2 * Math.PI) * 0.02;
  for (const cloud of c.clouds) cloud.x += wave * 0.08;
}

function sky(r: Raster, c: Composition): void {
  const { top, middle, low, sun, hour } = c.palette;
  const night = hour === 'night';
  const depth = c.horizon + 0.62;
  fillRows(r, (y) => {
    const t = Math.max(0, Math.min(1, (y + 0.62) / depth));
    return t < 0.55 ? mix(top, middle, t / 0.55) : mix(middle, low, (t - 0.55) / 0.45);
  });
  if (night) stars(r, c);
  const { x, y, r: radius } = c.sun;
  if (c.setting === 'still') {
    glow(r, x, y, 0.85, mix(low, sun, 0.6), 0.5);
    return;
  }
  glow(r, x, y, radius * 7, sun, 0.6);
  const crisp = (r.soft / r.unit) * 1.2;
  fillBox(
    r,
    { x, y, rx: radius * 1.2, ry: radius * 1.2 },
    (px, py) => (radius - Math.hypot(px - x, py - y)) / crisp + 0.5,
    mix(sun, [255, 255, 255], 0.35),
  );
  for (const { x: cx, y: cy, rx, ry, alpha } of c.clouds)
    fillBox(
      r,
      { x: cx, y: cy, rx, ry },
      (px, py) => {
        const k = 1 - ((px - cx) / rx) ** 2 - ((py - cy) / ry) ** 2;
        return k > 0 ? k * k * alpha : 0;
      },
      mix(low, [255, 255, 255], night ? 0 : 0.55),
    );
}

function glow(r: Raster, x: number, y: number, span: number, colour: Colour, most: number): void {
  fillBox(
    r,
    { x, y, rx: span, ry: span },
    (px, py) => {
      const k = 1 - ((px - x) ** 2 + (py - y) ** 2) / (span * span);
      return k > 0 ? k * k * k * most : 0;
    },
    colour,
  );
}

function stars(r: Raster, c: Composition): void {
  const random = createRandom(hash32(JSON.stringify(c.sun)));
  for (let i = 0; i < 130; i++) {
    const x = (random.next() - 0.5) * 2.2;
    const y = c.horizon - 0.1 - random.next() * 0.7;
    const size = 0.0012 + random.next() * 0.002;
    fillBox(
      r,
      { x, y, rx: size, ry: size },
      (px, py) => 1.4 - Math.hypot(px - x, py - y) / (size * 0.7),
      [255, 252, 235],
    );
  }
}

function ridge({ base, height, frequency, phase }: Composition['ranges'][number], rough: boolean) {
  return (x: number) => {
    const u = x * frequency + phase;
    let wave = Math.sin(u) * 0.5 + Math.sin(u * 2.13 + 1.7) * 0.28;
    if (rough) wave += Math.sin(u * 5.1) * 0.1 + Math.abs(Math.sin(u * 3.7 + phase)) * 0.22;
    return base - height * (0.45 + wave * 0.55);
  };
}

function ground(r: Raster, c: Composition): void {
  const { far, near, low, sun, middle } = c.palette;
  if (c.setting === 'sea') {
    const first = c.ranges[0]!;
    fillBelow(r, ridge({ ...first, height: 0.07, base: c.horizon + 0.005 }, true), () =>
      mix(far, low, 0.35),
    );
    fillBelow(
      r,
      () => c.horizon,
      (depth) => mix(mix(low, middle, 0.55), near, Math.min(1, depth * 1.7)),
    );
    reflection(r, c, mix(sun, [255, 255, 255], 0.2));
    return;
  }
  if (c.setting === 'city') skyline(r, c);
  const hills = c.setting === 'city' ? c.ranges.slice(-1) : c.ranges;
  hills.forEach((range, index) => {
    const t = hills.length === 1 ? 1 : index / (hills.length - 1);
    const body = mix(mix(far, low, 0.3), near, t ** 1.2);
    fillBelow(r, ridge(range, c.setting === 'hills'), (depth) =>
      mix(mix(body, low, 0.22 * (1 - t)), mix(body, near, 0.35), Math.min(1, depth * 2.6)),
    );
  });
}

function reflection(r: Raster, c: Composition, colour: Colour): void {
  const random = createRandom(hash32(`${c.sun.x}`));
  for (let i = 0; i < 46; i++) {
    const t = i / 46;
    const y = c.horizon + 0.012 + t * t * 0.5;
    const rx = c.sun.r * (0.5 + random.next() * 0.9 + t);
    const x = c.sun.x + (random.next() - 0.5) * 0.06;
    const ry = 0.0022 + t * 0.005;
    fillBox(
      r,
      { x, y, rx, ry },
      (px, py) => (1 - ((px - x) / rx) ** 2 - ((py - y) / ry) ** 2) * 0.75 * (1 - t * 0.6),
      colour,
    );
  }
}

function skyline(r: Raster, c: Composition): void {
  const { far, near, low, sun } = c.palette;
  for (let row = 0; row < 3; row++) {
    const random = createRandom(hash32(`${c.sun.x}/${row}`));
    const body = mix(mix(far, low, 0.35), near, row / 2.2);
    for (let x = -1.2; x < 1.2; ) {
      const half = 0.025 + random.next() * 0.04;
      const top = c.horizon - 0.02 + row * 0.07 - random.next() * (0.34 - row * 0.07);
      const cx = x + half;
      const lights = random.next();
      fillBox(
        r,
        { x: cx, y: top + 0.5, rx: half, ry: 0.5 },
        () => 1,
        (px, py) => {
          const column = Math.floor((px - x) / 0.014);
          const floor = Math.floor((py - top) / 0.02);
          const window = ((px - x) / 0.014) % 1 > 0.45 && ((py - top) / 0.02) % 1 > 0.5;
          const on = window && row > 0 && hash32(`${column},${floor},${lights}`) % 5 < 2;
          return on ? mix(body, sun, 0.75) : body;
        },
      );
      x += half * 2 + random.next() * 0.012;
    }
  }
}

function table(r: Raster, c: Composition): void {
  const { far, near, low } = c.palette;
  fillBelow(
    r,
    () => c.horizon,
    (depth) => mix(mix(low, far, 0.35), mix(far, near, 0.45), Math.min(1, depth * 1.9)),
  );
}
