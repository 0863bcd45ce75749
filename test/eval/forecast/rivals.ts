import { quantile } from '../../../shared/latency.ts';
import { DAY_MS, type DayRows, HOUR_MS, THOUSANDTHS } from './day-rows.ts';
import type { Band } from './score-band.ts';

/** A rule of thumb for what is spent from a whole hour of the wall clock until midnight. */
type Rival = (rows: DayRows, wall: number) => Band;

/** What each past day spent from the hour on, in credits; days without spending are 0. */
function restsBefore(rows: DayRows, wall: number, days: number) {
  const today = Math.floor(wall / DAY_MS);
  const hour = Math.floor((wall - today * DAY_MS) / HOUR_MS);
  return Array.from({ length: days }, (_, index) => {
    const hours = rows.hoursOn(today - 1 - index);
    return { soFar: total(hours.slice(0, hour)), rest: total(hours.slice(hour)) };
  });
}

function total(hours: readonly number[]): number {
  return hours.reduce((all, one) => all + one, 0) / THOUSANDTHS;
}

function spread(rests: readonly number[]): Band {
  const rising = [...rests].sort((a, b) => a - b);
  return [quantile(rising, 0.1), quantile(rising, 0.5), quantile(rising, 0.9)];
}

function point(value: number): Band {
  return [value, value, value];
}

function spentToday(rows: DayRows, wall: number): number {
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  return rows.between(midnight, wall).reduce((all, { credits }) => all + credits, 0);
}

/** The five of the data's README, and the last one without the days on which nobody worked. */
export const RIVALS: Record<string, Rival> = {
  "straight line from today's pace": (rows, wall) => {
    const gone = wall % DAY_MS;
    return point((spentToday(rows, wall) / gone) * (DAY_MS - gone));
  },
  'mean of the last 7 days': (rows, wall) =>
    point(restsBefore(rows, wall, 7).reduce((all, { rest }) => all + rest, 0) / 7),
  'same weekday last week': (rows, wall) => point(restsBefore(rows, wall, 7)[6]!.rest),
  'quantiles of the last 56 days': (rows, wall) =>
    spread(restsBefore(rows, wall, 56).map(({ rest }) => rest)),
  'quantiles of days like today so far': (rows, wall) => {
    const all = restsBefore(rows, wall, 56);
    const hasBegun = spentToday(rows, wall) > 0;
    const alike = all.filter(({ soFar }) => soFar > 0 === hasBegun);
    return spread((alike.length > 0 ? alike : all).map(({ rest }) => rest));
  },
  'quantiles of the last 56 days, idle days left out (not in the README)': (rows, wall) => {
    const active = restsBefore(rows, wall, 56).filter(({ soFar, rest }) => soFar + rest > 0);
    return active.length === 0 ? point(0) : spread(active.map(({ rest }) => rest));
  },
};
