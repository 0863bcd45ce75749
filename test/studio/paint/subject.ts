import type { Composition } from './composition.ts';
import { type Colour, fillBox, fillShape, mix, type Raster } from './raster.ts';

const ellipse = (cx: number, cy: number, rx: number, ry: number) => (x: number, y: number) => {
  const k = Math.hypot((x - cx) / rx, (y - cy) / ry);
  return (k - 1) * Math.min(rx, ry);
};
const box = (cx: number, cy: number, hx: number, hy: number) => (x: number, y: number) =>
  Math.max(Math.abs(x - cx) - hx, Math.abs(y - cy) - hy);
const polygon =
  (points: [number, number][]) =>
  (x: number, y: number): number => {
    // Convex and clockwise on screen: the greatest distance to a side.
    let far = -Infinity;
    points.forEach(([ax, ay], index) => {
      const [bx, by] = points[(index + 1) % points.length]!;
      const length = Math.hypot(bx - ax, by - ay);
      far = Math.max(far, ((by - ay) * (x - ax) - (bx - ax) * (y - ay)) / length);
    });
    return far;
  };

/** Draws the picture's subject at its place; `tint` lets a retouch change its colour. */
export function paintSubject(r: Raster, c: Composition, tint: Colour): void {
  const { x, y, size: s } = c.place;
  const { near, sun, low } = c.palette;
  const dark = mix(near, [0, 0, 0], 0.25);
  const bright = mix(tint, [255, 255, 255], 0.45);
  const area = { x, y, rx: s * 2, ry: s * 2.4 };
  const lit = (cx: number, cy: number, span: number) => (px: number, py: number) =>
    mix(bright, mix(tint, dark, 0.55), Math.min(1, Math.hypot(px - cx, py - cy) / span));
  const shadow = (width: number) =>
    fillBox(
      r,
      { x, y, rx: width * 1.6, ry: s * 0.16 },
      (px, py) => {
        const k = 1 - Math.hypot((px - x) / (width * 1.5), (py - y) / (s * 0.13));
        return k > 0 ? k * 0.5 : 0;
      },
      dark,
    );
  switch (c.subject) {
    case 'balloon': {
      fillShape(r, area, ellipse(x, y - s * 0.7, s * 0.62, s * 0.72), (px, py) => {
        const stripe = Math.floor(((px - x) / (s * 0.62) + 1) * 3.5) % 2 === 0;
        const shade = lit(x - s * 0.25, y - s, s * 1.1)(px, py);
        return stripe ? shade : mix(shade, sun, 0.55);
      });
      fillShape(
        r,
        area,
        polygon([
          [x - s * 0.3, y - s * 0.1],
          [x + s * 0.3, y - s * 0.1],
          [x + s * 0.1, y + s * 0.22],
          [x - s * 0.1, y + s * 0.22],
        ]),
        mix(tint, dark, 0.5),
      );
      fillShape(r, area, box(x, y + s * 0.34, s * 0.11, s * 0.08), dark);
      return;
    }
    case 'tree':
      shadow(s * 0.7);
      fillShape(r, area, box(x, y - s * 0.4, s * 0.05, s * 0.42), dark);
      for (const [dx, dy, k] of [
        [-0.34, -0.95, 0.4],
        [0.34, -0.9, 0.42],
        [0, -1.25, 0.5],
        [0.05, -0.8, 0.44],
      ] as const)
        fillShape(
          r,
          area,
          ellipse(x + dx * s, y + dy * s, k * s, k * s * 0.86),
          lit(x + dx * s - s * 0.15, y + dy * s - s * 0.2, s * 0.75),
        );
      return;
    case 'boat': {
      const sail = (side: number, wide: number) =>
        polygon(
          side > 0
            ? [
                [x + s * 0.04, y - s * 1.25],
                [x + s * wide, y - s * 0.3],
                [x + s * 0.04, y - s * 0.3],
              ]
            : [
                [x - s * 0.04, y - s * 1.1],
                [x - s * 0.04, y - s * 0.3],
                [x - s * wide, y - s * 0.3],
              ],
        );
      fillShape(r, area, sail(1, 0.62), lit(x, y - s, s));
      fillShape(r, area, sail(-1, 0.42), mix(bright, low, 0.4));
      fillShape(r, area, box(x, y - s * 0.7, s * 0.02, s * 0.6), dark);
      fillShape(
        r,
        area,
        polygon([
          [x - s * 0.62, y - s * 0.2],
          [x + s * 0.68, y - s * 0.2],
          [x + s * 0.42, y + s * 0.06],
          [x - s * 0.42, y + s * 0.06],
        ]),
        dark,
      );
      return;
    }
    case 'lighthouse':
      shadow(s * 0.5);
      fillShape(
        r,
        area,
        polygon([
          [x - s * 0.17, y - s * 1.35],
          [x + s * 0.17, y - s * 1.35],
          [x + s * 0.26, y],
          [x - s * 0.26, y],
        ]),
        (px, py) => {
          const band = Math.floor((y - py) / (s * 0.3)) % 2 === 0;
          return mix(band ? tint : bright, dark, Math.max(0, Math.min(0.6, (px - x) / s + 0.2)));
        },
      );
      fillShape(r, area, box(x, y - s * 1.38, s * 0.24, s * 0.03), dark);
      fillShape(r, area, box(x, y - s * 1.52, s * 0.12, s * 0.12), mix(sun, bright, 0.3));
      fillShape(r, area, ellipse(x, y - s * 1.66, s * 0.15, s * 0.1), tint);
      return;
    case 'orb': {
      const cy = y - s * 0.62;
      shadow(s * 0.7);
      fillShape(r, area, ellipse(x, cy, s * 0.62, s * 0.62), lit(x - s * 0.22, cy - s * 0.25, s));
      fillShape(
        r,
        area,
        ellipse(x - s * 0.22, cy - s * 0.26, s * 0.12, s * 0.08),
        [255, 255, 255],
        0.8,
      );
      return;
    }
    case 'bottle':
      shadow(s * 0.5);
      fillShape(r, area, box(x, y - s * 0.5, s * 0.34, s * 0.5), (px, py) =>
        mix(lit(x - s * 0.2, y - s * 0.8, s)(px, py), sun, py > y - s * 0.35 ? 0.35 : 0),
      );
      fillShape(r, area, box(x, y - s * 1.08, s * 0.1, s * 0.1), mix(low, dark, 0.3));
      fillShape(r, area, box(x, y - s * 1.26, s * 0.16, s * 0.12), dark);
      fillShape(r, area, box(x, y - s * 0.5, s * 0.2, s * 0.16), mix(bright, low, 0.5), 0.85);
      fillShape(r, area, box(x - s * 0.26, y - s * 0.5, s * 0.02, s * 0.42), [255, 255, 255], 0.6);
      return;
    case 'banana': {
      const outer = ellipse(x, y - s * 0.75, s * 0.86, s * 0.74);
      const inner = ellipse(x, y - s * 0.98, s * 0.86, s * 0.72);
      const skin: Colour = mix([250, 204, 45], tint, 0.15);
      shadow(s * 0.7);
      fillShape(
        r,
        area,
        (px, py) => Math.max(outer(px, py), -inner(px, py)),
        (_px, py) =>
          mix(
            mix(skin, [255, 250, 200], 0.35),
            mix(skin, dark, 0.5),
            (py - y + s * 0.75) / (s * 0.7),
          ),
      );
      fillShape(r, area, ellipse(x + s * 0.8, y - s * 0.85, s * 0.06, s * 0.07), dark);
      fillShape(r, area, ellipse(x - s * 0.8, y - s * 0.85, s * 0.06, s * 0.07), dark);
    }
  }
}
