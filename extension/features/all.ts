import { creditForecast } from './credit-forecast.tsx';
import type { Feature } from './feature.ts';
import { holdSheet } from './hold-sheet.tsx';
import { tierHint } from './tier-hint.tsx';

/** What the overlay runs, in this order; later ones lie on top. */
export const FEATURES: readonly Feature[] = [tierHint, creditForecast, holdSheet];
