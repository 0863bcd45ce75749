import { dayOutlook, limitOf } from '../day-outlook.ts';
import type { ForecastMade } from '../event.ts';
import type { Instant, Site } from '../id.ts';
import type { Caps } from '../rule.ts';
import type { SiteSummary } from '../snapshot.ts';
import { zonedNow } from '../zoned-now.ts';
import { dayAhead } from './day-ahead.ts';
import type { MadeForecast } from './score.ts';

/** Changes with the model: the scores of one say nothing about another. */
export const FORECAST_MODEL = 'analogues 1';
const SLOT_HOURS = 3;

/** All of a forecast but what names the event. */
export type DueForecast = Omit<ForecastMade, 'v' | 'id' | 'device' | 'seq'>;

/**
 * The forecast to keep now; null where there is none yet (today is not begun, or the data are thin)
 * or one of these three hours is kept already.
 *
 * @param kept forecasts of the site, at least those of today.
 */
export function forecastDue(
  site: Site,
  summary: SiteSummary,
  caps: Caps,
  kept: Iterable<MadeForecast>,
  now: Instant,
): DueForecast | null {
  const { reset } = summary;
  if (reset === null) return null;
  const { zone, source } = reset;
  const { day, hour } = zonedNow(now, zone);
  const slot = slotOf(hour);
  for (const one of kept) {
    const isOfSlot = one.day === day && slotOf(zonedNow(one.at, zone).hour) === slot;
    if (one.site === site && isOfSlot) return null;
  }
  const ahead = dayAhead(summary, limitOf(summary, caps, now, null), now);
  // One that is withdrawn is made all the same: how else could it come back?
  const { forecast } = dayOutlook({ ...summary, scores: undefined }, caps, now, { ahead });
  if (ahead === null || forecast === null) return null;
  const { left, until } = ahead;
  const { low, likely, high, runOut } = forecast;
  return {
    type: 'forecast.made',
    at: now,
    site,
    reset: { zone, day, source },
    until,
    ...{ low, likely, high, runOut, left },
    model: FORECAST_MODEL,
  };
}

function slotOf(hour: number): number {
  return Math.floor(hour / SLOT_HOURS);
}
