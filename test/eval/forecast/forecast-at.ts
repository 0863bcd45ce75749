import { spendForecast } from '../../../shared/forecast/spend-forecast.ts';
import { spendPaths } from '../../../shared/forecast/spend-paths.ts';
import { FORECAST_DAYS } from '../../../shared/snapshot.ts';
import { type DayRows, THOUSANDTHS } from './day-rows.ts';
import type { Band } from './score-band.ts';

/** In a history of wall clocks that is the zone of each day. */
export const WALL_ZONE = 'UTC';

/** The product's own forecast on the product's own rows; null while it is silent. In credits. */
export function forecastAt(rows: DayRows, wall: number, until: number): Band | null {
  const days = rows.before(wall, FORECAST_DAYS);
  const paths = spendPaths({ days, zone: WALL_ZONE }, wall, until);
  if (paths === null) return null;
  const { low, likely, high } = spendForecast(paths);
  return [low / THOUSANDTHS, likely / THOUSANDTHS, high / THOUSANDTHS];
}
