import type { Credits } from './credit.ts';
import { type Forecast, forecastDay, MIN_ACTIVE_DAYS, MIN_CHARGES_TODAY, sum } from './forecast.ts';
import type { Instant } from './id.ts';
import type { Caps } from './rule.ts';
import type { SiteSummary } from './snapshot.ts';
import { zonedNow } from './zoned-now.ts';

/** One studio's reset day, as far as it is known now. Credits in thousandths. */
export type DayOutlook = {
  hour: number;
  minute: number;
  spent: Credits;
  /** Generations today whose charge is not known, and which `spent` therefore lacks. */
  unknown: number;
  generations: number;
  reserved: Credits;
  /** What can still be spent; null when nobody knows. */
  left: Credits | null;
  /** Whether `left` ends with the day (a daily allowance or cap), or is the whole balance. */
  leftToday: boolean;
  forecast: Forecast | null;
  /** What the forecast still lacks; null when there is one. */
  missing: string | null;
  /** Credits spent by each hour so far, cumulative. */
  curve: Credits[];
};

/** @param shownBalance what the page shows at this moment; outranks the balance seen earlier. */
export function dayOutlook(
  summary: SiteSummary,
  caps: Caps,
  now: Instant,
  shownBalance: Credits | null = null,
): DayOutlook {
  const { day, hour, minute } = zonedNow(now, summary.reset?.zone ?? 'UTC');
  const today = summary.days.find((one) => one.day === day);
  const spent = sum(today?.hours ?? []);
  const reserved = sum(
    summary.reservations.filter((one) => one.until > now).map(({ credits }) => credits),
  );
  const { left, leftToday } = leftOf(summary, caps, now, spent + reserved, shownBalance);
  const forecast = forecastDay(summary.days, day, hour, left);
  const curve: Credits[] = [];
  for (const credits of (today?.hours ?? []).slice(0, hour + 1))
    curve.push((curve.at(-1) ?? 0) + credits);
  return {
    hour,
    minute,
    spent,
    unknown: today?.unknown ?? 0,
    generations: today?.generations ?? 0,
    reserved,
    left,
    leftToday,
    forecast,
    missing: forecast ? null : missing(summary, day, hour, today?.generations ?? 0),
    curve,
  };
}

function leftOf(
  { balance }: SiteSummary,
  caps: Caps,
  now: Instant,
  committed: Credits,
  shownBalance: Credits | null,
): { left: Credits | null; leftToday: boolean } {
  const daily = balance?.daily ?? null;
  const passed = daily?.resetsAt != null && now >= daily.resetsAt;
  const ofAllowance =
    daily && daily.used !== null && !passed ? Math.max(0, daily.limit - daily.used) : null;
  const ofCap = caps.daily === null ? null : Math.max(0, caps.daily - committed);
  // A balance from before the reset says nothing about the new day's allowance.
  const ofBalance = shownBalance ?? (passed ? null : (balance?.credits ?? null));
  const known = [ofAllowance, ofCap, ofBalance].filter((one) => one !== null);
  if (known.length === 0) return { left: null, leftToday: false };
  const left = Math.min(...known);
  return { left, leftToday: left === ofAllowance || left === ofCap };
}

function missing({ days }: SiteSummary, day: string, hour: number, today: number): string {
  const alike = days.filter((one) => one.day < day && sum(one.hours.slice(0, hour + 1)) > 0).length;
  const lacks = [
    alike < MIN_ACTIVE_DAYS && `${more(MIN_ACTIVE_DAYS - alike, 'day')} with spending by this hour`,
    today < MIN_CHARGES_TODAY && `${more(MIN_CHARGES_TODAY - today, 'generation')} today`,
  ].filter(Boolean);
  return lacks.join(' and ');
}

function more(n: number, what: string): string {
  return `${n} more ${what}${n === 1 ? '' : 's'}`;
}

/** `lasts`, `may not last`, `will not last` the day; null while there is no forecast. */
export function lasting({
  forecast,
}: DayOutlook): 'lasts' | 'may not last' | 'will not last' | null {
  if (forecast === null || forecast.runOut === null) return null;
  if (forecast.runOut >= 0.5) return 'will not last';
  return forecast.runOut >= 0.2 ? 'may not last' : 'lasts';
}
