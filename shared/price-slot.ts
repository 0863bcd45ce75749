import type { PriceKey } from './event.ts';
import type { Site } from './id.ts';

/** The slot of a price: one per site and combination of all that bears on it. */
export function priceSlot(site: Site, key: PriceKey): string {
  const { model, kind, resolution, quality = null, count, durationS } = key;
  return JSON.stringify([site, model, kind, resolution, quality, count, durationS]);
}
