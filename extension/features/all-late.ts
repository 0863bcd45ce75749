import { creditForecast } from './credit-forecast.tsx';
import type { Feature } from './feature.ts';
import { holdSheet } from './hold-sheet.tsx';

/**
 * What comes when the page stands, or as soon as it is needed; later ones lie on top. Signals of the
 * overlay are of another copy of their library here: they are subscribed to.
 */
export const LATE_FEATURES: readonly Feature[] = [creditForecast, holdSheet];
