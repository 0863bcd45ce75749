import type { Credits } from '../credit.ts';
import { type BurnedPaths, burnPaths } from '../grants/burn-paths.ts';
import { burnSchedule } from '../grants/burn-schedule.ts';
import type { GrantKind } from '../grants/grant.ts';
import { burnedIn, type KeptGrants } from '../grants/kept.ts';
import { endAfter } from '../grants/renewal.ts';
import type { Instant } from '../id.ts';
import { quantile } from '../latency.ts';
import { nextReset } from '../reset-day.ts';
import type { SiteSummary } from '../snapshot.ts';
import { type RunOut, runOutAt, runOutOf, timesOf } from './run-out-of.ts';
import { bandOf, type SpendBand, totalsOf } from './spend-forecast.ts';
import { type SpendPaths, spendPaths } from './spend-paths.ts';

/** A bucket that ends or renews, and what of it will probably be lost then. */
export type Lapse = { kind: GrantKind; at: Instant; lost: SpendBand; probability: number };

/**
 * What the rest of one studio's day, and the time of its buckets, will probably bring; reckoned once
 * where there is room for it, so that a page only reads it off. Credits in thousandths.
 */
export type DayAhead = {
  at: Instant;
  /** The next reset. */
  until: Instant;
  /** Past days that it rests on. */
  n: number;
  /** What will be spent until then. */
  band: SpendBand;
  /** The same in 21 quantiles, from the least to the most. */
  totals: readonly Credits[];
  /** What will be spent by the end of each hour until then. */
  fan: readonly (SpendBand & { at: Instant })[];
  /** Credits that `runOut` is about; null: nobody knows what is left. */
  left: Credits | null;
  /** Before the reset. */
  runOut: RunOut | null;
  /** What is lost at the next reset or within a day, in more than half of the futures. */
  lapses: readonly Lapse[];
  /** When the bucket that lasts longest before it ends does so, and whether all last until then. */
  term: (Lapse & { runOut: RunOut; balance: SpendBand }) | null;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const STEPS = 20;
/** As far as a history of eight weeks may speak for. */
const LONGEST_MS = 35 * DAY_MS;

/**
 * Null while the data are thin.
 *
 * @param limit the least of what caps leave, where buckets are stated, else of all that is known to
 * be left; null: nobody knows.
 */
export function dayAhead(
  { days, reset, grants }: SiteSummary,
  limit: Credits | null,
  now: Instant,
): DayAhead | null {
  if (reset === null) return null;
  const { zone } = reset;
  const until = nextReset(now, zone);
  const kept = grants?.statement.grants.length ? grants : null;
  const term = kept && termOf(kept, now);
  const paths = spendPaths({ days, zone }, now, Math.max(until, term?.at ?? 0));
  if (paths === null) return null;
  const today = upTo(paths, until);
  const totals = totalsOf(today, until);
  const buckets = kept && burned(kept, today, now);
  const held = kept && burnedIn(kept, now).buckets.map(({ left }) => left);
  const left = leastOf(limit, held?.reduce((sum, one) => sum + one, 0) ?? null);
  return {
    at: now,
    until,
    n: paths.n,
    band: bandOf(totals),
    totals: quantilesOf(totals),
    fan: fanOf(today, now, until),
    left,
    runOut: left === null ? null : runOutToday(today, limit, buckets?.runOuts ?? null),
    lapses: kept && buckets ? lapsesOf(kept, buckets).filter((one) => one.at <= now + DAY_MS) : [],
    term: kept && term && termAhead(kept, paths, term, now),
  };
}

function burned({ statement, ...kept }: KeptGrants, paths: SpendPaths, now: Instant): BurnedPaths {
  const left = burnedIn({ statement, ...kept }, now).buckets.map((bucket) => bucket.left);
  return burnPaths(burnSchedule(statement, now, paths.until), left, paths.paths);
}

function lapsesOf({ statement }: KeptGrants, { ends }: BurnedPaths): Lapse[] {
  return ends.flatMap(({ at, place, lost, probability }) =>
    probability > 0.5 ? [{ kind: statement.grants[place]!.kind, at, lost, probability }] : [],
  );
}

/** The bucket that is not of a day and whose end is the last within five weeks. */
function termOf({ statement }: KeptGrants, now: Instant): { place: number; at: Instant } | null {
  const ends = statement.grants.flatMap((grant, place) => {
    const at = grant.renews === 'daily' ? null : endAfter(grant, statement.zone, now);
    return at === null || at > now + LONGEST_MS || grant.since > now ? [] : [{ place, at }];
  });
  return ends.sort((a, b) => b.at - a.at)[0] ?? null;
}

function termAhead(
  kept: KeptGrants,
  paths: SpendPaths,
  { place, at }: { place: number; at: Instant },
  now: Instant,
): DayAhead['term'] {
  const { ends, runOuts } = burned(kept, upTo(paths, at), now);
  const end = ends.find((one) => one.at === at && one.place === place);
  if (!end) return null;
  const { lost, probability, balance } = end;
  const { kind } = kept.statement.grants[place]!;
  return { kind, at, lost, probability, balance, runOut: timesOf(runOuts) };
}

/** Of each future the sooner of the two ends. */
function runOutToday(
  paths: SpendPaths,
  limit: Credits | null,
  ofBuckets: readonly number[] | null,
): RunOut {
  if (ofBuckets === null) return runOutOf(paths, limit ?? 0);
  if (limit === null) return timesOf(ofBuckets);
  const ofLimit = paths.paths.map((path) => runOutAt(path, limit));
  return timesOf(ofBuckets.map((moment, i) => Math.min(moment, ofLimit[i]!)));
}

function upTo(paths: SpendPaths, until: Instant): SpendPaths {
  if (paths.until <= until) return paths;
  const cut = paths.paths.map(({ steps }) => ({ steps: steps.filter(({ at }) => at <= until) }));
  return { ...paths, until, paths: cut };
}

function quantilesOf(rising: readonly Credits[]): Credits[] {
  return Array.from({ length: STEPS + 1 }, (_, i) => Math.round(quantile([...rising], i / STEPS)));
}

function fanOf(paths: SpendPaths, now: Instant, until: Instant): DayAhead['fan'] {
  const moments: Instant[] = [];
  for (let at = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS; at < until; at += HOUR_MS)
    moments.push(at);
  return [...moments, until].map((at) => ({ at, ...bandOf(totalsOf(paths, at)) }));
}

function leastOf(...amounts: (Credits | null)[]): Credits | null {
  const known = amounts.filter((one) => one !== null);
  return known.length === 0 ? null : Math.min(...known);
}
