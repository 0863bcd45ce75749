import type { Feature } from './feature.ts';

/** What the overlay runs, in this order. */
export const FEATURES: readonly Feature[] = [];
