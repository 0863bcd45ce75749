import { creditForecast } from './credit-forecast.tsx';
import type { Feature } from './feature.ts';
import { holdSheet } from './hold-sheet.tsx';
import { paused } from './paused.ts';
import { tierHint } from './tier-hint.tsx';

/**
 * What the overlay shows. It comes when the page stands, or as soon as it is needed: none of it may
 * delay the page. Signals of the overlay are of another copy of their library here, so they are
 * subscribed to.
 */
export const FEATURES: { below: readonly Feature[]; above: readonly Feature[] } = {
  /** Under what lies on the page's images. */
  below: [tierHint, creditForecast],
  above: [holdSheet, paused],
};
