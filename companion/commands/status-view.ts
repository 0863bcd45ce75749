import * as z from 'zod/mini';
import { capsLeft } from '../../shared/caps-left.ts';
import { Credits } from '../../shared/credit.ts';
import { type DaySpend, sum } from '../../shared/day-spend.ts';
import { Id, Instant, Site } from '../../shared/id.ts';
import { UnseenSpend } from '../../shared/prices/unseen-spend.ts';
import { dayAt, isoWeekOf } from '../../shared/reset-day.ts';
import type { Caps } from '../../shared/rule.ts';
import type { SiteSummary, Snapshot } from '../../shared/snapshot.ts';
import { Pairing } from '../pairing.ts';
import type { PairingsReply } from '../routes/pairings.ts';
import { Buckets, bucketsIn } from './buckets-view.ts';

/** Known charges; `credits` is null where no charge of the generations is known. */
const Spending = z.strictObject({
  credits: z.nullable(Credits),
  generations: z.int(),
  unknown: z.int(),
});
export type Spending = z.infer<typeof Spending>;

/** See `CapLeft`. */
export const Limit = z.strictObject({
  cap: Credits,
  left: z.nullable(Credits),
  atMost: z.boolean(),
});
export const ProjectLimit = z.strictObject({ project: z.string(), ...Limit.shape });
export const FinalsLimit = z.strictObject({ kept: Credits, drafts: z.nullable(Credits) });

export const SiteStatus = z.strictObject({
  site: Site,
  balance: z.nullable(z.strictObject({ credits: Credits, at: Instant })),
  /** By the studio's own days; null while its day is not known. */
  today: z.nullable(Spending),
  week: z.nullable(Spending),
  reserved: Credits,
  reservations: z.array(z.strictObject({ generation: Id, credits: Credits, until: Instant })),
  daily: z.nullable(Limit),
  weekly: z.nullable(Limit),
  projects: z.array(ProjectLimit),
  finals: z.nullable(FinalsLimit),
  /** In burn order; null: none were stated. */
  buckets: z.nullable(Buckets),
  /** What left the balance of late that the history does not explain; null: nothing. */
  unseen: z.nullable(UnseenSpend),
});
export type SiteStatus = z.infer<typeof SiteStatus>;

/** What `tierwise status --json` prints. */
export const Status = z.discriminatedUnion('running', [
  z.strictObject({ running: z.literal(false), dataFolder: z.string() }),
  z.strictObject({
    running: z.literal(true),
    dataFolder: z.string(),
    url: z.string(),
    version: z.string(),
    at: Instant,
    events: z.int(),
    rules: z.strictObject({
      revision: z.int(),
      enforced: z.int(),
      watching: z.int(),
      off: z.int(),
    }),
    /** Credits that one generation may cost without approval. */
    generationCap: z.nullable(Credits),
    /** The connected browsers. */
    pairings: z.array(z.pick(Pairing, { key: true, label: true, at: true })),
    notices: z.array(z.string()),
    sites: z.array(SiteStatus),
  }),
]);
export type Status = z.infer<typeof Status>;
export type Running = Extract<Status, { running: true }>;

export function runningStatus(
  companion: { dataFolder: string; url: string; version: string },
  snapshot: Snapshot,
  { pairings }: PairingsReply,
  now: Instant,
): Running {
  const { rules, caps, revision } = snapshot.rules;
  const inMode = (mode: string) => rules.filter((rule) => rule.mode === mode).length;
  return {
    running: true,
    dataFolder: companion.dataFolder,
    url: companion.url,
    version: companion.version,
    at: now,
    events: snapshot.revision,
    rules: {
      revision,
      enforced: inMode('enforce'),
      watching: inMode('watch'),
      off: inMode('off'),
    },
    generationCap: caps.generation,
    pairings: pairings
      .filter(({ origin, revokedAt }) => origin !== null && revokedAt === null)
      .map(({ key, label, at }) => ({ key, label, at })),
    notices: snapshot.notices ?? [],
    sites: Object.entries(snapshot.sites).map(([site, summary]) =>
      siteStatus(site, summary, caps, now),
    ),
  };
}

function siteStatus(site: Site, summary: SiteSummary, caps: Caps, now: Instant): SiteStatus {
  const { balance, reset, days } = summary;
  const day = reset && dayAt(now, reset.zone);
  const ofDay = days.filter((one) => one.day === day);
  const ofWeek = days.filter((one) => day !== null && isoWeekOf(one.day) === isoWeekOf(day));
  const reservations = summary.reservations
    .filter(({ until }) => until > now)
    .map(({ generation, credits, until }) => ({ generation, credits, until }));
  const reserved = sum(reservations.map(({ credits }) => credits));
  return {
    site,
    balance: balance && { credits: balance.credits, at: balance.at },
    today: day === null ? null : spending(ofDay),
    week: day === null ? null : spending(ofWeek),
    reserved,
    reservations,
    ...capsLeft(summary, caps, { day, now, balance: balance?.credits ?? null }),
    buckets: bucketsIn(summary, now),
    unseen: summary.unseen ?? null,
  };
}

function spending(days: readonly DaySpend[]): Spending {
  const generations = sum(days.map((day) => day.generations));
  const unknown = sum(days.map((day) => day.unknown));
  const credits = sum(days.flatMap(({ hours }) => hours));
  const isUnknown = generations > 0 && unknown === generations;
  return { credits: isUnknown ? null : credits, generations, unknown };
}
