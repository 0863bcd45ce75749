import type { Feature } from './feature.ts';
import { paused } from './paused.ts';
import { tierHint } from './tier-hint.tsx';

/** What the overlay shows from the start. */
export const FEATURES: readonly Feature[] = [tierHint, paused];
