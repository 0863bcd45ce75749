import type { ForecastMade } from '../event.ts';
import type { Id } from '../id.ts';
import type { MadeForecast } from './score.ts';

/** Eight weeks of days with one in each three hours: older ones have no records to be held against. */
const KEPT = 56 * 8;

/** Adds one and drops the oldest of its site where there are too many, whatever came first. */
export function keepForecast(kept: Map<Id, MadeForecast>, event: ForecastMade): void {
  const { id, at, site, reset, until, low, likely, high, runOut, left, model } = event;
  const { day } = reset;
  kept.set(id, { id, at, site, day, until, low, likely, high, runOut, left, model });
  const own = [...kept.values()].filter((one) => one.site === site);
  if (own.length <= KEPT) return;
  kept.delete(own.reduce((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? a : b)).id);
}
