import * as z from 'zod/mini';
import { Credits } from '../../shared/credit.ts';
import { type DayOutlook, dayOutlook, limitOf } from '../../shared/day-outlook.ts';
import { PriceKey } from '../../shared/event.ts';
import { dayAhead } from '../../shared/forecast/day-ahead.ts';
import {
  daysLasting,
  MIN_KNOWN_DAYS,
  MIN_SPENDING_DAYS,
} from '../../shared/forecast/days-lasting.ts';
import { ForecastScores } from '../../shared/forecast/forecast-scores.ts';
import { GrantKind } from '../../shared/grants/grant.ts';
import { Instant, Site } from '../../shared/id.ts';
import { UnseenSpend } from '../../shared/prices/unseen-spend.ts';
import { nextReset } from '../../shared/reset-day.ts';
import type { Caps } from '../../shared/rule.ts';
import type { SiteSummary, Snapshot } from '../../shared/snapshot.ts';
import { Buckets, bucketsIn } from './buckets-view.ts';
import { FinalsLimit, Limit, ProjectLimit } from './status-view.ts';

/** Prices listed of a studio, latest seen first. */
const PRICES = 8;

const Share = z.number().check(z.gte(0), z.lte(1));

const Band = z.strictObject({ low: Credits, likely: Credits, high: Credits });
const LapseShape = { kind: GrantKind, at: Instant, lost: Band, probability: Share };
const moment = z.nullable(Instant);
const Times = { early: moment, likely: moment, late: moment };

export const SiteForecast = z.strictObject({
  site: Site,
  /** When the studio's day ends; null while its day is not known. */
  resetsAt: z.nullable(Instant),
  /** IANA name of the zone of its day. */
  zone: z.string(),
  spentToday: Credits,
  /** What can still be spent, reservations not counted out; null: nobody knows. */
  left: z.nullable(Credits),
  /** `day`: a daily allowance or cap, which ends with the day; `week` and `project`: their cap; `balance`: all there is. */
  leftIs: z.nullable(z.enum(['day', 'week', 'project', 'balance'])),
  /** What each limit that is set leaves, reservations counted out. */
  limits: z.strictObject({
    daily: z.nullable(Limit),
    weekly: z.nullable(Limit),
    projects: z.array(ProjectLimit),
    finals: z.nullable(FinalsLimit),
  }),
  /** In burn order; null: none were stated. */
  buckets: z.nullable(Buckets),
  /** See `SiteStatus`. */
  unseen: z.nullable(UnseenSpend),
  /** What will still be spent until the day ends, and the probability that it uses up `left`. */
  restOfDay: z.nullable(
    z.strictObject({
      low: Credits,
      likely: Credits,
      high: Credits,
      /** When that ends. */
      until: Instant,
      runOut: z.nullable(Share),
      /** By when one future in ten, in two, nine in ten have run out; null: fewer do. */
      when: z.nullable(z.strictObject(Times)),
      /** What of the buckets will probably be lost by then or within a day. */
      lapses: z.array(z.strictObject(LapseShape)),
      /** The bucket that ends last within five weeks, and whether all last until then. */
      term: z.nullable(
        z.strictObject({
          ...LapseShape,
          balance: Band,
          runOut: z.strictObject({ probability: Share, ...Times }),
        }),
      ),
      n: z.int(),
    }),
  ),
  /** How earlier forecasts of the day did; null: none was made. */
  scores: z.nullable(ForecastScores),
  /** Days until the balance is used up, 0 being today; null within it: not within `horizon` days. */
  balanceLasts: z.nullable(
    z.strictObject({
      early: z.nullable(z.int()),
      likely: z.nullable(z.int()),
      late: z.nullable(z.int()),
      horizon: z.int(),
      n: z.int(),
    }),
  ),
  /** What each of the two still lacks; null where it is there. */
  missing: z.strictObject({
    restOfDay: z.nullable(z.string()),
    balanceLasts: z.nullable(z.string()),
  }),
  /** How many generations of these settings `left` pays for; null where that is not known. */
  fits: z.array(z.strictObject({ key: PriceKey, credits: Credits, fits: z.nullable(z.int()) })),
});
export type SiteForecast = z.infer<typeof SiteForecast>;

/** What `tierwise forecast --json` prints. */
export const Forecasts = z.strictObject({ at: Instant, sites: z.array(SiteForecast) });
export type Forecasts = z.infer<typeof Forecasts>;

export function forecastsOf({ sites, rules }: Snapshot, now: Instant): Forecasts {
  return {
    at: now,
    sites: Object.entries(sites).map(([site, summary]) =>
      siteForecast(site, summary, rules.caps, now),
    ),
  };
}

function siteForecast(site: Site, summary: SiteSummary, caps: Caps, now: Instant): SiteForecast {
  const ahead = dayAhead(summary, limitOf(summary, caps, now, null), now);
  const outlook = dayOutlook(summary, caps, now, { ahead });
  const { left, reserved } = outlook;
  const free =
    left === null ? null : Math.max(0, left - (outlook.leftIs === 'balance' ? reserved : 0));
  const lasting = balanceLasts(summary, now);
  return {
    site,
    resetsAt: resetOf(summary, now),
    zone: outlook.zone,
    spentToday: outlook.spent,
    left,
    leftIs: outlook.leftIs,
    limits: outlook.caps,
    buckets: bucketsIn(summary, now),
    unseen: summary.unseen ?? null,
    restOfDay: restOf(outlook),
    scores: outlook.scores,
    balanceLasts: lasting.found,
    missing: { restOfDay: missingDay(summary, outlook), balanceLasts: lasting.missing },
    fits: summary.prices
      .filter(({ credits }) => credits > 0)
      .slice(0, PRICES)
      .map(({ key, credits }) => ({
        key,
        credits,
        fits: free === null ? null : Math.floor(free / credits),
      })),
  };
}

function restOf({ forecast }: DayOutlook): SiteForecast['restOfDay'] {
  if (forecast === null) return null;
  const { fan: _, when, ...rest } = forecast;
  const times = when && { early: when.early, likely: when.likely, late: when.late };
  return { ...rest, when: times, lapses: [...rest.lapses] };
}

function resetOf({ balance, reset }: SiteSummary, now: Instant): Instant | null {
  const stated = balance?.daily?.resetsAt ?? null;
  if (stated !== null && stated > now) return stated;
  return reset === null ? null : nextReset(now, reset.zone);
}

function missingDay({ reset }: SiteSummary, { missing }: DayOutlook): string | null {
  return reset === null ? 'its day is not known' : missing;
}

/** A balance that an allowance or a bucket fills again does not run out by being spent down. */
function balanceLasts({ balance, days, reset, grants }: SiteSummary, now: Instant) {
  if (balance === null) return { found: null, missing: 'its balance was not seen yet' };
  if (reset === null) return { found: null, missing: 'its day is not known' };
  if (balance.daily !== null) return { found: null, missing: 'its allowance is daily' };
  if (grants?.statement.grants.some(({ renews }) => renews !== 'none'))
    return { found: null, missing: 'its buckets renew' };
  const found = daysLasting({ days, zone: reset.zone }, now, balance.credits);
  const thin = `it takes ${MIN_KNOWN_DAYS} days of history, ${MIN_SPENDING_DAYS} of them with spending`;
  return { found, missing: found === null ? thin : null };
}
