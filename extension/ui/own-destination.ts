import type { Destination } from '../../shared/destination.ts';

/** The least and the most that a destination's side may be, in pixels. */
const LEAST = 16;
const MOST = 100_000;

/** One side in pixels out of what a person typed, or what is wrong with it. */
export function sideOf(text: string): { side: number | null; error: string | null } {
  const trimmed = text.trim();
  if (!/^\d+$/.test(trimmed)) return { side: null, error: 'Whole pixels, like 1080.' };
  const side = Number(trimmed);
  if (side < LEAST) return { side: null, error: `At least ${LEAST} pixels.` };
  if (side > MOST) return { side: null, error: 'At most 100,000 pixels.' };
  return { side, error: null };
}

/** A destination of one's own size; null while a side is missing or wrong. */
export function ownDestination(width: string, height: string): Destination | null {
  const [across, down] = [sideOf(width).side, sideOf(height).side];
  if (across === null || down === null) return null;
  return { id: 'own', name: `${across} × ${down}`, width: across, height: down };
}
