import type { Rating } from './asset-card.ts';
import { type BalancePoint, keepBalance } from './balance-trail.ts';
import type { Brief } from './brief/brief.ts';
import { PROMPT_HEAD } from './concept.ts';
import type { Credits } from './credit.ts';
import type { Event, PriceKey, ResetDay } from './event.ts';
import { keepForecast } from './forecast/keep-forecast.ts';
import type { MadeForecast } from './forecast/score.ts';
import { blankRecord, type GenerationRecord } from './generation-record.ts';
import type { GrantStatement } from './grants/grant.ts';
import type { Id, Instant, Site } from './id.ts';
import { foldImported, type ImportedRecord, markOf } from './imported.ts';
import { intern } from './intern.ts';
import { dropOldest, keepInOrder, keepLatest, type Latest, said } from './latest.ts';
import type { Plan } from './plan.ts';
import { PLAN_STATEMENTS } from './plan-start.ts';
import { priceSlot } from './price-slot.ts';
import { stampOf, wins } from './stamp.ts';
import { countRecord, emptyTally, type Tally } from './tally.ts';
import { kindOfPrompt } from './usable/prompt-kind.ts';

/** The projection of all events. Bounded per generation by about 1 kB; holds no prompt but recent ones. */
export type Stats = {
  events: number;
  generations: Map<Id, GenerationRecord>;
  /** What lists of studios told of the past; apart, so that no figure can take it along. */
  imported: Map<Id, ImportedRecord>;
  ratings: Map<Id, Latest<Rating | null>>;
  /** Whether promoted assets kept their draft's composition, by the promoted asset. */
  compositions: Map<Id, Latest<boolean | null>>;
  plans: Map<Site, Latest<Plan | null>>;
  /** The latest statements of each plan, in order: prices are each plan's own. */
  planStatements: Map<Site, Latest<Plan | null>[]>;
  /** The buckets of each account as they were stated last. */
  grants: Map<Site, Latest<GrantStatement>>;
  briefs: Map<Site, Latest<Brief | null>>;
  /** The ideas of those generations that the person said something about. */
  concepts: Map<Id, Latest<Id>>;
  balances: Map<Site, Latest<BalanceState>>;
  /** The latest balances of each site, in order. */
  trails: Map<Site, BalancePoint[]>;
  /** Prices shown by pages, by `priceSlot`. */
  prices: Map<string, Latest<{ site: Site; key: PriceKey; credits: Credits }>>;
  /** By generation: whether its charge is the price (`true`), or was a one-off. */
  priceVerdicts: Map<Id, Latest<boolean | null>>;
  /** The reset day last seen on each site. */
  resets: Map<Site, Latest<ResetDay>>;
  /** Prompts of the latest generations. */
  prompts: Map<Id, Latest<string>>;
  devices: Map<Id, { count: number; last: number }>;
  /** The latest of each site, to be held against what was spent. */
  forecasts: Map<Id, MadeForecast>;
  /** Sums over the generations; see `tallied` for one that was read without them. */
  tally: Tally;
};

export type BalanceState = {
  balance: Credits;
  daily: { limit: Credits; used: Credits | null; resetsAt: Instant | null } | null;
};

export const RECENT_PROMPTS = 200;

export function emptyStats(): Stats {
  return {
    events: 0,
    generations: new Map(),
    imported: new Map(),
    ratings: new Map(),
    compositions: new Map(),
    plans: new Map(),
    planStatements: new Map(),
    grants: new Map(),
    briefs: new Map(),
    concepts: new Map(),
    balances: new Map(),
    trails: new Map(),
    prices: new Map(),
    priceVerdicts: new Map(),
    resets: new Map(),
    prompts: new Map(),
    devices: new Map(),
    forecasts: new Map(),
    tally: emptyTally(),
  };
}

/**
 * Adds one event and returns the same, changed object: a million events make copying unaffordable.
 * Events with an id that was folded before must not come here again; the ledger sees to that.
 */
export function fold(stats: Stats, event: Event): Stats {
  stats.events += 1;
  const device = stats.devices.get(event.device) ?? { count: 0, last: 0 };
  stats.devices.set(event.device, {
    count: device.count + 1,
    last: Math.max(device.last, event.seq),
  });
  keepLatest(stats.resets, event.site, said(event, event.reset));
  const record = changedBy(stats, event);
  if (record) countRecord(stats.tally, record, stats.ratings, -1);
  foldInto(stats, event);
  if (record) countRecord(stats.tally, record, stats.ratings, 1);
  return stats;
}

/** The same with its sums counted anew from the records. */
export function tallied(stats: Stats): Stats {
  stats.tally = emptyTally();
  for (const record of stats.generations.values()) {
    countRecord(stats.tally, record, stats.ratings, 1);
  }
  return stats;
}

/** They change no record of the generation that they name. */
const UNRECORDED: ReadonlySet<Event['type']> = new Set([
  'generation.imported',
  'generation.judged',
  'price.judged',
]);

/** The record that sums depend on and that the event may change. */
function changedBy(stats: Stats, event: Event): GenerationRecord | null {
  if (event.type === 'asset.rated') {
    const maker = stats.tally.madeBy.get(event.asset);
    return (maker !== undefined && stats.generations.get(maker)) || null;
  }
  if (UNRECORDED.has(event.type)) return null;
  if (!('generation' in event)) return null;
  return recordOf(stats, event);
}

function foldInto(stats: Stats, event: Event): void {
  const stamp = stampOf(event.id);
  switch (event.type) {
    case 'generation.requested':
      foldRequested(stats, event, stamp);
      break;
    case 'generation.accepted': {
      const record = recordOf(stats, event);
      if (!wins(record, 1, stamp)) break;
      record.task = event.task;
      record.acceptedCharge = event.charged.credits;
      break;
    }
    case 'generation.finished': {
      const record = recordOf(stats, event);
      if (!wins(record, 2, stamp)) break;
      record.end = event.outcome;
      record.endCharge = event.charged.credits;
      record.endEstimated = event.charged.provenance === 'estimated';
      record.endedAt = event.at;
      record.latencyMs = event.latencyMs;
      record.assets = event.assets.map(({ id }) => id);
      record.marks = event.assets.map(({ url }) => markOf(url));
      break;
    }
    case 'generation.charged': {
      const record = recordOf(stats, event);
      if (wins(record, 3, stamp)) record.correctedCharge = event.charged.credits;
      break;
    }
    case 'generation.imported':
      foldImported(stats.imported, event);
      break;
    case 'generation.judged':
      // For judging again; what was decided in the end comes with the request's own report.
      break;
    case 'reservation.taken': {
      const record = recordOf(stats, event);
      if (record.reservedUntil !== null && record.reservedUntil >= event.until) break;
      record.reserved = event.credits;
      record.reservedUntil = event.until;
      record.reservedFor = intern(event.project ?? null);
      break;
    }
    case 'balance.observed':
      keepLatest(
        stats.balances,
        event.site,
        said(event, { balance: event.balance, daily: event.daily }),
      );
      keepBalance(stats.trails, event);
      break;
    case 'price.observed':
      keepLatest(
        stats.prices,
        priceSlot(event.site, event.key),
        said(event, { site: event.site, key: event.key, credits: event.credits }),
      );
      break;
    case 'asset.rated':
      keepLatest(stats.ratings, event.asset, said(event, event.rating));
      break;
    case 'composition.judged':
      keepLatest(stats.compositions, event.asset, said(event, event.kept));
      break;
    case 'price.judged':
      keepLatest(stats.priceVerdicts, event.generation, said(event, event.learn));
      break;
    case 'plan.stated': {
      const stated = said(event, event.plan);
      keepLatest(stats.plans, event.site, stated);
      const statements = stats.planStatements.get(event.site) ?? [];
      stats.planStatements.set(event.site, statements);
      keepInOrder(statements, stated, PLAN_STATEMENTS);
      break;
    }
    case 'grants.stated':
      keepLatest(
        stats.grants,
        event.site,
        said(event, { at: event.at, zone: event.reset.zone, grants: event.grants }),
      );
      stats.tally.burning.delete(event.site);
      break;
    case 'brief.stated':
      keepLatest(stats.briefs, event.site, said(event, event.brief));
      break;
    case 'concept.stated':
      keepLatest(stats.concepts, event.generation, said(event, event.concept));
      recordOf(stats, event).concept = stats.concepts.get(event.generation)?.value ?? event.concept;
      break;
    case 'forecast.made':
      keepForecast(stats.forecasts, event);
      break;
    case 'asset.pictured':
      // No number depends on it; who lists assets reads it from the history itself.
      break;
  }
}

function foldRequested(
  stats: Stats,
  event: Extract<Event, { type: 'generation.requested' }>,
  stamp: number,
): void {
  const record = recordOf(stats, event);
  if (!wins(record, 0, stamp)) return;
  const { request, decision } = event;
  record.at = event.at;
  record.day = intern(event.reset.day);
  record.zone = intern(event.reset.zone);
  record.kind = request.kind;
  record.media = request.media;
  record.model = intern(request.model);
  record.tier = request.tier;
  record.resolution = intern(request.resolution);
  record.quality = intern(request.quality ?? null);
  record.count = request.count;
  record.durationS = request.durationS;
  record.promptKind = request.prompt === null ? null : kindOfPrompt(request.prompt);
  record.project = intern(event.project);
  record.concept = stats.concepts.get(event.generation)?.value ?? event.concept;
  record.promotedFrom = request.promotedFrom;
  record.parents = request.parents.flatMap(({ asset }) => asset ?? []);
  record.quoted = event.quoted.credits;
  record.quotedBy = event.quoted.provenance;
  record.verdict = decision.verdict;
  record.rules = decision.because.map(({ rule }) => rule);
  record.waiver = event.waiver;
  record.waivedBy = decision.waived?.map(({ waiver }) => waiver) ?? [];
  record.outcome = event.outcome;
  record.decidedBy = decision.decidedBy;
  record.holdMs = event.holdMs;
  if (request.prompt !== null) {
    stats.prompts.set(event.generation, said(event, request.prompt.slice(0, PROMPT_HEAD)));
    if (stats.prompts.size > RECENT_PROMPTS) dropOldest(stats.prompts);
  }
}

function recordOf(stats: Stats, event: { generation: Id; site: Site }): GenerationRecord {
  const known = stats.generations.get(event.generation);
  if (known) return known;
  const record = blankRecord(event.generation, intern(event.site));
  stats.generations.set(event.generation, record);
  return record;
}
