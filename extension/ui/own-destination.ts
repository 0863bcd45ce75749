import { type Destination, LEAST_SIDE, MOST_SIDE } from '../../shared/destination.ts';

/** One side in pixels out of what a person typed, or what is wrong with it. */
export function sideOf(text: string): { side: number | null; error: string | null } {
  const trimmed = text.trim();
  if (!/^\d+$/.test(trimmed)) return { side: null, error: 'Whole pixels, like 1080.' };
  const side = Number(trimmed);
  if (side < LEAST_SIDE) return { side: null, error: `At least ${LEAST_SIDE} pixels.` };
  if (side > MOST_SIDE) return { side: null, error: 'At most 100,000 pixels.' };
  return { side, error: null };
}

/** A destination of one's own size; null while a side is missing or wrong. */
export function ownDestination(width: string, height: string): Destination | null {
  const [across, down] = [sideOf(width).side, sideOf(height).side];
  if (across === null || down === null) return null;
  return { id: 'own', name: `${across} × ${down}`, width: across, height: down };
}
