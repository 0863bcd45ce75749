/** CSS pixels in the viewport. */
type Box = { left: number; top: number; right: number; bottom: number };
type Size = { width: number; height: number };

const GAP = 6;
/** From the edges of the window. */
const MARGIN = 8;
/** Square pixels: so much may be covered rather than to stand a pixel further from the line. */
const PER_PIXEL = 40;

/**
 * Where something that is only looked at stands beside a line: above it, below, to its right or to
 * its left, the first of them that covers least of what the person works with and is not far off,
 * and never out of the window as long as it fits there at all.
 *
 * @param keep what is better not covered; the place beside it is tried as well as beside the line.
 */
export function placeNear(
  line: Box,
  { width, height }: Size,
  keep: readonly Box[],
  window: Size,
): { left: number; top: number } {
  const rightmost = Math.max(line.right, ...keep.map(({ right }) => right));
  const leftmost = Math.min(line.left, ...keep.map(({ left }) => left));
  const places = [
    { left: line.right - width, top: line.top - GAP - height },
    { left: line.right - width, top: line.bottom + GAP },
    { left: rightmost + GAP, top: line.bottom - height },
    { left: leftmost - GAP - width, top: line.bottom - height },
  ].map(({ left, top }) => ({
    left: within(left, window.width - width),
    top: within(top, window.height - height),
  }));
  const cost = ({ left, top }: { left: number; top: number }) => {
    const box = { left, top, right: left + width, bottom: top + height };
    // To hide the line itself would be worst: it is what is pointed at.
    const hides = overlap(box, line) > 0 ? 1e9 : 0;
    const away = Math.max(0, box.left - line.right, line.left - box.right) * PER_PIXEL;
    return keep.reduce((sum, one) => sum + overlap(box, one), hides + away);
  };
  return places.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

function within(value: number, most: number): number {
  return Math.max(MARGIN, Math.min(value, most - MARGIN));
}

/** Square pixels. */
function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}
