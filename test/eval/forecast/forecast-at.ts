import { spendForecast } from '../../../shared/forecast/spend-forecast.ts';
import {
  MIN_ACTIVE_DAYS,
  type SpendPaths,
  spendPaths,
} from '../../../shared/forecast/spend-paths.ts';
import { FORECAST_DAYS } from '../../../shared/snapshot.ts';
import { type DayRows, THOUSANDTHS } from './day-rows.ts';
import type { Band } from './score-band.ts';

/** In a history of wall clocks that is the zone of each day. */
export const WALL_ZONE = 'UTC';

/** `quantiles` in credits; null where not one day with spending is known. */
type Forecast = { quantiles: Band | null; isSilent: boolean };

/**
 * The product's own forecast from one moment of the wall clock on and before another, on the rows
 * that its snapshot would hold. Where it stays silent since they are too few, the same forecast
 * from all days known, however few, so that each cut has an answer to be judged.
 */
export function forecastAt(rows: DayRows, wall: number, until: number): Forecast {
  const kept = pathsAt(rows, wall, until, FORECAST_DAYS, MIN_ACTIVE_DAYS);
  const paths = kept ?? pathsAt(rows, wall, until, Number.MAX_SAFE_INTEGER, 1);
  return { quantiles: paths && quantilesOf(paths), isSilent: kept === null };
}

/** @param kept days of history. @param least days with spending among them. */
function pathsAt(rows: DayRows, wall: number, until: number, kept: number, least: number) {
  return spendPaths({ days: rows.before(wall, kept), zone: WALL_ZONE }, wall, until - 1, least);
}

function quantilesOf(paths: SpendPaths): Band {
  const { low, likely, high } = spendForecast(paths);
  return [low / THOUSANDTHS, likely / THOUSANDTHS, high / THOUSANDTHS];
}
