import { type CapsLeft, capsLeft } from './caps-left.ts';
import type { Credits } from './credit.ts';
import { sum } from './day-spend.ts';
import type { DayAhead } from './forecast/day-ahead.ts';
import type { ForecastScores } from './forecast/forecast-scores.ts';
import type { RunOut } from './forecast/run-out-of.ts';
import { shareAbove } from './forecast/share-above.ts';
import { MIN_ACTIVE_DAYS } from './forecast/spend-paths.ts';
import type { Instant } from './id.ts';
import type { Caps } from './rule.ts';
import type { SiteSummary } from './snapshot.ts';
import { zonedNow } from './zoned-now.ts';

/** What will still be spent until the reset, in credits (thousandths). */
export type Forecast = {
  low: Credits;
  likely: Credits;
  high: Credits;
  until: Instant;
  /** The probability that what is left is used up by then; null: nobody knows what is left. */
  runOut: number | null;
  /** When, as far as it was reckoned for what is left now. */
  when: Pick<RunOut, 'early' | 'likely' | 'late'> | null;
  fan: DayAhead['fan'];
  lapses: DayAhead['lapses'];
  term: DayAhead['term'];
  /** Past days that it rests on. */
  n: number;
};

/** One studio's reset day, as far as it is known now. Credits in thousandths. */
export type DayOutlook = {
  at: Instant;
  zone: string;
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
  /** Why there is no forecast, for people; null when there is one. */
  missing: string | null;
  /** How its forecasts did; null: none was made. */
  scores: ForecastScores | null;
  /** Credits spent by each hour so far, cumulative. */
  curve: Credits[];
};

/** Below this nothing is said of a day that may not have begun. */
const MIN_CHARGES_TODAY = 2;

/** `ahead`: null or out of date where nothing was reckoned. */
type More = {
  /** What the page shows at this moment; outranks the balance seen earlier. */
  shownBalance?: Credits | null;
  /** Whose cap counts as well; null: none. */
  project?: string | null;
  ahead?: DayAhead | null | undefined;
};

export function dayOutlook(
  summary: SiteSummary,
  caps: Caps,
  now: Instant,
  { shownBalance = null, project = null, ahead = null }: More = {},
): DayOutlook {
  const zone = summary.reset?.zone ?? 'UTC';
  const { day, hour, minute } = zonedNow(now, zone);
  const today = summary.days.find((one) => one.day === day);
  const reserved = sum(
    summary.reservations.filter((one) => one.until > now).map(({ credits }) => credits),
  );
  const balance = balanceAt(summary, now, shownBalance);
  const ofCaps = capsLeft(summary, caps, { day, now, balance }, project);
  const { left, leftIs } = leftOf(summary, ofCaps, now, balance, project);
  const missing = missingIn(summary, day, today?.generations ?? 0, ahead, now);
  const curve: Credits[] = [];
  for (const credits of (today?.hours ?? []).slice(0, hour + 1))
    curve.push((curve.at(-1) ?? 0) + credits);
  return {
    at: now,
    ...{ zone, hour, minute },
    spent: sum(today?.hours ?? []),
    unknown: today?.unknown ?? 0,
    generations: today?.generations ?? 0,
    ...{ reserved, left, leftIs },
    caps: ofCaps,
    forecast: missing === null && ahead ? forecastIn(ahead, left, hasBuckets(summary)) : null,
    missing,
    scores: summary.scores ?? null,
    curve,
  };
}

/** A balance that was seen since is held against the same futures, without the times. */
function forecastIn(ahead: DayAhead, left: Credits | null, ofBuckets: boolean): Forecast {
  const { band, until, fan, lapses, term, n } = ahead;
  const holds = ofBuckets || left === null || ahead.left === left;
  return {
    ...{ ...band, until, fan, lapses, term, n },
    runOut: holds
      ? (ahead.runOut?.probability ?? null)
      : left === null
        ? null
        : shareAbove(ahead, left),
    when: holds ? ahead.runOut : null,
  };
}

/** What the futures are held against: a limit of the person's, or what is known to be there. */
export function limitOf(
  summary: SiteSummary,
  caps: Caps,
  now: Instant,
  project: string | null,
): Credits | null {
  const { day } = zonedNow(now, summary.reset?.zone ?? 'UTC');
  const balance = balanceAt(summary, now, null);
  const ofCaps = capsLeft(summary, caps, { day, now, balance }, project);
  // Buckets may be filled again before the reset; a balance does not say so.
  const [stated, ofBalance] = hasBuckets(summary) ? [null, null] : [summary.balance, balance];
  return leftOf({ balance: stated }, ofCaps, now, ofBalance, project).left;
}

/** Whether the person stated what the account's credits are made of. */
export function hasBuckets({ grants }: SiteSummary): boolean {
  return (grants?.statement.grants.length ?? 0) > 0;
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
  { balance }: Pick<SiteSummary, 'balance'>,
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

function missingIn(
  { days, reset, scores }: SiteSummary,
  day: string,
  today: number,
  ahead: DayAhead | null,
  now: Instant,
): string | null {
  if (reset === null) return 'its day is not known';
  const active = days.filter((one) => one.day < day && sum(one.hours) > 0).length;
  const lacks = [
    active < MIN_ACTIVE_DAYS && `${more(MIN_ACTIVE_DAYS - active, 'day')} with spending`,
    today < MIN_CHARGES_TODAY && `${more(MIN_CHARGES_TODAY - today, 'generation')} today`,
  ].filter(Boolean);
  if (lacks.length > 0) return `too early to say, it needs ${lacks.join(' and ')}`;
  if (scores?.withdrawn) return `withdrawn: ${scores.inside} of the last ${scores.of} inside`;
  return ahead === null || ahead.until <= now ? 'it is not reckoned yet' : null;
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
