import { isStillFree, type Place } from '../surroundings.ts';

const MARGIN = 12;
const STEPS = 6;

/**
 * A place at the page's edge that covers nothing: the lower corners first, then along the edges;
 * null where all are taken. Our own elements must not take pointer events meanwhile.
 */
export function freeEdge(width: number, height: number): Place | null {
  const { clientWidth } = document.documentElement;
  const right = clientWidth - MARGIN;
  const left = MARGIN + width;
  const low = innerHeight - MARGIN - height;
  for (let step = 0; step < STEPS; step += 1) {
    const up = low - (step * (low - MARGIN)) / (STEPS - 1);
    for (const x of [right, left]) {
      const place = { right: x, top: up, width };
      if (x - width >= 0 && x <= clientWidth && isStillFree(place, height)) return place;
    }
  }
  return null;
}
