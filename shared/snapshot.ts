import * as z from 'zod/mini';
import { Brief } from './brief/brief.ts';
import { BriefProgress, progressOf } from './brief/progress.ts';
import { chargeOf, isAccepted, openReservation } from './charge.ts';
import { Credits } from './credit.ts';
import { DayShares, dayShares } from './day-shares.ts';
import { DaySpend } from './day-spend.ts';
import { daysOf } from './days-of.ts';
import { ResetDay } from './event.ts';
import { ForecastScores, forecastScores } from './forecast/forecast-scores.ts';
import { GenerationKind } from './generation.ts';
import type { GenerationRecord } from './generation-record.ts';
import { burningIn } from './grants/burning-in.ts';
import { KeptGrants, keptGrants } from './grants/kept.ts';
import { Id, Instant, Site } from './id.ts';
import {
  KeptComposition,
  keptCompositions,
  PromotedAsset,
  promotedAssets,
} from './kept-composition.ts';
import { KnownLatency, knownLatencies } from './latency.ts';
import { Plan } from './plan.ts';
import { KnownPrice } from './price.ts';
import { knownPrices } from './prices/known-prices.ts';
import { Mismatch, mismatches } from './prices/mismatches.ts';
import { sitePrices } from './prices/site-prices.ts';
import { UnseenSpend, unseenSpend } from './prices/unseen-spend.ts';
import { RuleSet } from './rule.ts';
import type { Stats } from './stats.ts';
import { Sums, sumsOf } from './sums.ts';
import { Tier } from './tier.ts';
import { PromptKind } from './usable/prompt-kind.ts';

/** One line of "what happened lately". `charge` null: unknown. */
export const RecentGeneration = z.object({
  id: Id,
  site: Site,
  at: Instant,
  concept: z.nullable(Id),
  prompt: z.nullable(z.string()),
  kind: z.nullable(GenerationKind),
  model: z.nullable(z.string()),
  tier: z.nullable(Tier),
  resolution: z.nullable(z.string()),
  /** Of its prompt; absent in a snapshot stored before it was kept. */
  promptKind: z.optional(z.nullable(PromptKind)),
  /** These three are absent in a snapshot stored before they were kept. */
  quality: z.optional(z.nullable(z.string())),
  count: z.optional(z.nullable(z.int())),
  durationS: z.optional(z.nullable(z.number())),
  outcome: z.enum(['released', 'refused', 'cancelled', 'aborted']),
  end: z.nullable(z.enum(['succeeded', 'failed', 'canceled', 'rejected'])),
  charge: z.nullable(Credits),
  latencyMs: z.nullable(z.number()),
  assets: z.array(Id),
  /** Those of the assets that are rated usable; absent in a snapshot stored before they were kept. */
  usable: z.optional(z.array(Id)),
  rejected: z.optional(z.array(Id)),
  /** The draft that it renders again; null for a generation of its own. */
  promotedFrom: z.nullable(Id),
  rules: z.array(z.string()),
  /** Absent, like what follows, in a snapshot stored before they were kept. */
  project: z.optional(z.nullable(z.string())),
  /** The images that it was made from. */
  parents: z.optional(z.array(Id)),
  /** The person said which idea it iterates. */
  conceptStated: z.optional(z.boolean()),
});
export type RecentGeneration = z.infer<typeof RecentGeneration>;

/** All that a surface may know of one studio. */
export const SiteSummary = z.object({
  reset: z.nullable(ResetDay),
  balance: z.nullable(
    z.object({
      credits: Credits,
      at: Instant,
      daily: z.nullable(
        z.object({
          limit: Credits,
          used: z.nullable(Credits),
          resetsAt: z.nullable(Instant),
        }),
      ),
    }),
  ),
  /** The reset days of the last half year on which anything happened. */
  days: z.array(DaySpend),
  prices: z.array(KnownPrice),
  latencies: z.array(KnownLatency),
  /** Charges that differ from what was expected; absent where none does. */
  mismatches: z.optional(z.array(Mismatch)),
  /** What the balance moved more than the history explains; absent where it does not. */
  unseen: z.optional(UnseenSpend),
  plan: z.nullable(Plan),
  /** The buckets that the balance is made of; null or absent where none were stated. */
  grants: z.optional(z.nullable(KeptGrants)),
  /** What is wanted of this studio, and how much of it was made; null or absent: nothing is. */
  brief: z.optional(z.nullable(z.object({ brief: Brief, progress: BriefProgress }))),
  /** How often promotions between two models kept the draft's composition, of those judged. */
  promotions: z.array(KeptComposition),
  /** The latest promoted assets, so that a verdict on one changes the count with the companion away. */
  promoted: z.optional(z.array(PromotedAsset)),
  /** Reservations that may still turn into charges. */
  reservations: z.array(
    z.object({
      generation: Id,
      credits: Credits,
      until: Instant,
      project: z.optional(z.nullable(z.string())),
    }),
  ),
  /** Absent in a snapshot stored before they were kept. */
  sums: z.optional(Sums),
  /** What the credits of its latest day went to; absent in a snapshot stored before it was kept. */
  today: z.optional(DayShares),
  /** How the forecasts of the last eight weeks did; absent where none was made. */
  scores: z.optional(ForecastScores),
});
export type SiteSummary = z.infer<typeof SiteSummary>;

/** All that the extension may know; written by its background alone. */
export const Snapshot = z.object({
  v: z.literal(1),
  at: Instant,
  /** How many events it folds. */
  revision: z.int(),
  rules: RuleSet,
  sites: z.record(z.string(), SiteSummary),
  /** The latest generations of all sites, newest first. */
  recent: z.array(RecentGeneration),
  /** Sentences of the companion on what it found broken when it started; absent where nothing was. */
  notices: z.optional(z.array(z.string().check(z.maxLength(4000))).check(z.maxLength(20))),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** Eight weeks: the retention of the forecasts that were found to hold (and 4 times each weekday twice). */
export const SNAPSHOT_DAYS = 56;
/**
 * Forecasts look further back: on borrowed rhythms half a year lost 6 % less than eight weeks and
 * was silent a sixth as often (`npm run eval:forecast`), for a row of some 100 bytes a day.
 */
export const FORECAST_DAYS = 180;
export const SNAPSHOT_RECENT = 40;
export const SNAPSHOT_PROMOTED = 200;
const DAY_MS = 86_400_000;

/** The snapshot of a projection. Reads only the records of the last eight weeks, but for `days`. */
export function snapshotOf(stats: Stats, rules: RuleSet, now: Instant): Snapshot {
  const since = now - SNAPSHOT_DAYS * DAY_MS;
  const sinceDays = now - FORECAST_DAYS * DAY_MS;
  const bySite = new Map<Site, GenerationRecord[]>();
  const ofDays = new Map<Site, GenerationRecord[]>();
  for (const site of [...stats.resets.keys()].sort()) {
    bySite.set(site, []);
    ofDays.set(site, []);
  }
  const latest: GenerationRecord[] = [];
  for (const record of stats.generations.values()) {
    if (record.at === null) {
      // Judged at the gate, not reported yet: its credits are set aside all the same.
      if (openReservation(record, now) > 0) bySite.get(record.site)?.push(record);
      continue;
    }
    if (record.at < sinceDays || record.at > now + DAY_MS) continue;
    ofDays.get(record.site)?.push(record);
    if (record.at < since) continue;
    bySite.get(record.site)?.push(record);
    latest.push(record);
  }
  latest.sort((a, b) => (b.at ?? 0) - (a.at ?? 0) || (a.id < b.id ? 1 : -1));
  const recent = latest.slice(0, SNAPSHOT_RECENT);
  const concepts = new Set(recent.flatMap(({ concept }) => concept ?? []));
  return {
    v: 1,
    at: now,
    revision: stats.events,
    rules,
    sites: Object.fromEntries(
      [...bySite].map(([site, records]) => [
        site,
        { ...summarise(stats, site, records, concepts, now), days: daysOf(ofDays.get(site) ?? []) },
      ]),
    ),
    recent: recent.flatMap((record) => recentOf(record, stats) ?? []),
  };
}

/** The snapshot before anything was observed. */
export function emptySnapshot(rules: RuleSet, now: Instant): Snapshot {
  return { v: 1, at: now, revision: 0, rules, sites: {}, recent: [] };
}

function summarise(
  stats: Stats,
  site: Site,
  records: GenerationRecord[],
  concepts: ReadonlySet<Id>,
  now: Instant,
): Omit<SiteSummary, 'days'> {
  const inOrder = [...records].sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
  const balance = stats.balances.get(site);
  const promoted = promotedAssets(stats, inOrder);
  const reset = stats.resets.get(site)?.value ?? null;
  const burning = burningIn(stats, site);
  const briefed = stats.briefs.get(site)?.value ?? null;
  const shown = balance
    ? { credits: balance.value.balance, at: balance.at, daily: balance.value.daily }
    : null;
  const learned = sitePrices(stats, site, inOrder);
  const prices = knownPrices(stats, site, learned);
  const differing = mismatches(stats, learned.sent, prices, now);
  const expires = (stats.grants.get(site)?.value.grants.length ?? 0) > 0;
  const unseen = unseenSpend(learned, expires, now);
  return {
    reset,
    balance: shown,
    prices,
    ...(differing.length > 0 && { mismatches: differing }),
    ...(unseen && { unseen }),
    latencies: knownLatencies(inOrder),
    plan: stats.plans.get(site)?.value ?? null,
    ...(briefed && {
      brief: { brief: briefed, progress: progressOf(briefed, inOrder, stats.ratings) },
    }),
    grants: burning && keptGrants(burning, inOrder, shown, now),
    promotions: keptCompositions(promoted),
    promoted: promoted.slice(-SNAPSHOT_PROMOTED),
    reservations: inOrder.flatMap((record) =>
      openReservation(record, now) > 0
        ? [
            {
              generation: record.id,
              credits: record.reserved ?? 0,
              until: record.reservedUntil ?? now,
              project: record.reservedFor,
            },
          ]
        : [],
    ),
    ...(reset && { sums: sumsOf(stats.tally.sites.get(site), reset.day, concepts) }),
    ...(reset && { today: dayShares(inOrder, reset.day) }),
    ...scoresOf(stats, site, inOrder, now),
  };
}

function scoresOf(
  stats: Stats,
  site: Site,
  records: readonly GenerationRecord[],
  now: Instant,
): Pick<SiteSummary, 'scores'> {
  const since = now - SNAPSHOT_DAYS * DAY_MS;
  const made = [...stats.forecasts.values()].filter((one) => one.site === site && one.at >= since);
  if (made.length === 0) return {};
  const charges = records.flatMap((record) =>
    record.at === null || !isAccepted(record) ? [] : { at: record.at, credits: chargeOf(record) },
  );
  const scores = forecastScores(made, charges, now);
  return scores ? { scores } : {};
}

function recentOf(record: GenerationRecord, stats: Stats): RecentGeneration | null {
  if (record.at === null || record.outcome === null) return null;
  return {
    id: record.id,
    site: record.site,
    at: record.at,
    concept: record.concept,
    prompt: stats.prompts.get(record.id)?.value ?? null,
    kind: record.kind,
    model: record.model,
    tier: record.tier,
    resolution: record.resolution,
    promptKind: record.promptKind,
    quality: record.quality,
    count: record.count,
    durationS: record.durationS,
    outcome: record.outcome,
    end: record.end,
    charge: record.outcome === 'released' ? chargeOf(record) : null,
    latencyMs: record.latencyMs,
    assets: record.assets,
    usable: record.assets.filter((id) => stats.ratings.get(id)?.value === 'usable'),
    rejected: record.assets.filter((id) => stats.ratings.get(id)?.value === 'rejected'),
    promotedFrom: record.promotedFrom,
    rules: record.rules,
    project: record.project,
    parents: record.parents,
    conceptStated: stats.concepts.has(record.id),
  };
}
