import { type CapsLeft, capsLeft } from './caps-left.ts';
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
  /**
   * What `left` is: of the day (a daily allowance or cap), of the cap of the week or of the project,
   * or the whole balance; null with it.
   */
  leftIs: 'day' | 'week' | 'project' | 'balance' | null;
  /** What each of the person's limits leaves. */
  caps: CapsLeft;
  forecast: Forecast | null;
  /** What the forecast still lacks; null when there is one. */
  missing: string | null;
  /** Credits spent by each hour so far, cumulative. */
  curve: Credits[];
};

/**
 * @param shownBalance what the page shows at this moment; outranks the balance seen earlier.
 * @param project whose cap counts as well; null: none.
 */
export function dayOutlook(
  summary: SiteSummary,
  caps: Caps,
  now: Instant,
  shownBalance: Credits | null = null,
  project: string | null = null,
): DayOutlook {
  const { day, hour, minute } = zonedNow(now, summary.reset?.zone ?? 'UTC');
  const today = summary.days.find((one) => one.day === day);
  const spent = sum(today?.hours ?? []);
  const reserved = sum(
    summary.reservations.filter((one) => one.until > now).map(({ credits }) => credits),
  );
  const balance = balanceAt(summary, now, shownBalance);
  const ofCaps = capsLeft(summary, caps, { day, now, balance }, project);
  const { left, leftIs } = leftOf(summary, ofCaps, now, balance, project);
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
    leftIs,
    caps: ofCaps,
    forecast,
    missing: forecast ? null : missing(summary, day, hour, today?.generations ?? 0),
    curve,
  };
}

/** A balance from before the reset says nothing about the new day's allowance. */
function balanceAt(
  { balance }: SiteSummary,
  now: Instant,
  shownBalance: Credits | null,
): Credits | null {
  if (shownBalance !== null) return shownBalance;
  return balance === null || hasPassed(balance, now) ? null : balance.credits;
}

function hasPassed({ daily }: NonNullable<SiteSummary['balance']>, now: Instant): boolean {
  return daily?.resetsAt != null && now >= daily.resetsAt;
}

/** The tightest of what is known; of two the one that ends first. */
function leftOf(
  { balance }: SiteSummary,
  caps: CapsLeft,
  now: Instant,
  ofBalance: Credits | null,
  project: string | null,
): Pick<DayOutlook, 'left' | 'leftIs'> {
  const daily = balance && !hasPassed(balance, now) ? balance.daily : null;
  const ofAllowance =
    daily === null || daily.used === null ? null : Math.max(0, daily.limit - daily.used);
  const own = caps.projects.find((one) => one.project === project);
  const known = (
    [
      ['day', ofAllowance],
      ['day', caps.daily?.left ?? null],
      ['week', caps.weekly?.left ?? null],
      ['project', own?.left ?? null],
      ['balance', ofBalance],
    ] as const
  ).flatMap(([leftIs, left]) => (left === null ? [] : [{ leftIs, left }]));
  known.sort((a, b) => a.left - b.left);
  return known[0] ?? { left: null, leftIs: null };
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
