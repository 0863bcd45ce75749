/** Red, green, blue; 0 to 255. */
export type Colour = readonly [number, number, number];

/**
 * Pixels with a world laid over them: the origin in the middle, one unit = the shorter side,
 * y downwards. `soft` is the width of an edge in pixels.
 */
export type Raster = {
  width: number;
  height: number;
  data: Uint8Array;
  unit: number;
  soft: number;
};

export function createRaster(width: number, height: number, zoom: number, soft: number): Raster {
  const unit = Math.min(width, height) * zoom;
  const edge = Math.max(1, (soft * Math.max(width, height)) / 1024);
  return { width, height, data: new Uint8Array(width * height * 3), unit, soft: edge };
}

const worldX = (r: Raster, px: number) => (px + 0.5 - r.width / 2) / r.unit;
const worldY = (r: Raster, py: number) => (py + 0.5 - r.height / 2) / r.unit;

export const mix = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** Fills every row with one colour of its height. */
export function fillRows(r: Raster, colour: (y: number) => Colour): void {
  for (let py = 0; py < r.height; py++) {
    const [red, green, blue] = colour(worldY(r, py));
    const start = py * r.width * 3;
    for (let i = start; i < start + r.width * 3; i += 3) {
      r.data[i] = red;
      r.data[i + 1] = green;
      r.data[i + 2] = blue;
    }
  }
}

/** Lays a colour over one pixel, `alpha` 0 to 1. */
function blend(r: Raster, index: number, colour: Colour, alpha: number): void {
  const { data } = r;
  data[index] = data[index]! + (colour[0] - data[index]!) * alpha;
  data[index + 1] = data[index + 1]! + (colour[1] - data[index + 1]!) * alpha;
  data[index + 2] = data[index + 2]! + (colour[2] - data[index + 2]!) * alpha;
}

type Box = { x: number; y: number; rx: number; ry: number };

/** Lays a colour wherever `alpha(x, y)` is above 0, inside a box of the world. */
export function fillBox(
  r: Raster,
  box: Box,
  alpha: (x: number, y: number) => number,
  colour: Colour | ((x: number, y: number) => Colour),
): void {
  const left = Math.max(0, Math.floor((box.x - box.rx) * r.unit + r.width / 2));
  const right = Math.min(r.width, Math.ceil((box.x + box.rx) * r.unit + r.width / 2));
  const top = Math.max(0, Math.floor((box.y - box.ry) * r.unit + r.height / 2));
  const bottom = Math.min(r.height, Math.ceil((box.y + box.ry) * r.unit + r.height / 2));
  for (let py = top; py < bottom; py++) {
    const y = worldY(r, py);
    for (let px = left; px < right; px++) {
      const x = worldX(r, px);
      const a = alpha(x, y);
      if (a > 0) {
        const c = typeof colour === 'function' ? colour(x, y) : colour;
        blend(r, (py * r.width + px) * 3, c, Math.min(a, 1));
      }
    }
  }
}

/** Fills the inside of a signed distance (negative inside, in world units), edges softened. */
export function fillShape(
  r: Raster,
  box: Box,
  distance: (x: number, y: number) => number,
  colour: Colour | ((x: number, y: number) => Colour),
  opacity = 1,
): void {
  const margin = (2 * r.soft) / r.unit;
  const wide = { ...box, rx: box.rx + margin, ry: box.ry + margin };
  fillBox(r, wide, (x, y) => opacity * coverage(r, distance(x, y)), colour);
}

/** Fills everything below a line, the way a range of hills does. */
export function fillBelow(
  r: Raster,
  top: (x: number) => number,
  colour: (depth: number) => Colour,
): void {
  const tops = Float64Array.from({ length: r.width }, (_, px) => top(worldX(r, px)));
  const highest = tops.reduce((a, b) => Math.min(a, b), Infinity);
  const first = Math.max(0, Math.floor(highest * r.unit + r.height / 2 - r.soft));
  for (let py = first; py < r.height; py++) {
    const y = worldY(r, py);
    const c = colour(y - highest);
    for (let px = 0; px < r.width; px++) {
      const a = coverage(r, tops[px]! - y);
      if (a > 0) blend(r, (py * r.width + px) * 3, c, a);
    }
  }
}

function coverage(r: Raster, distance: number): number {
  const a = 0.5 - (distance * r.unit) / r.soft;
  return a < 0 ? 0 : Math.min(a, 1);
}
