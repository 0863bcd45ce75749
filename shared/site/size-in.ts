const DEPTH = 4;
const MOST = 400;
/** What goes in has a size of its own. */
const OF_INPUT = /image|init|mask|ref|crop|source|canvas|viewport|screen/i;
const WIDTH = /^((video|output|target)_?)?width$/i;
const HEIGHT = /^((video|output|target)_?)?height$/i;

/**
 * The size that a body asks for by two numbers side by side, as "1024x768"; null where it names
 * none, or two that differ.
 */
export function sizeIn(document: unknown): string | null {
  const found = new Set<string>();
  let looked = 0;
  const look = (value: unknown, depth: number) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const width = sideIn(value, WIDTH);
    const height = sideIn(value, HEIGHT);
    if (isSide(width) && isSide(height)) found.add(`${Number(width)}x${Number(height)}`);
    if (depth === DEPTH) return;
    for (const [key, inner] of Object.entries(value)) {
      looked += 1;
      if (looked > MOST) return;
      if (!OF_INPUT.test(key)) look(inner, depth + 1);
    }
  };
  look(document, 0);
  const [size = null] = found;
  return found.size === 1 ? size : null;
}

function sideIn(value: object, name: RegExp): unknown {
  return Object.entries(value).find(([key]) => name.test(key))?.[1];
}

function isSide(value: unknown): boolean {
  const side = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(side) && (side as number) >= 64 && (side as number) <= 16_384;
}
