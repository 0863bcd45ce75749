import type { Rating } from './asset-card.ts';
import { openReservation } from './charge.ts';
import type { Credits } from './credit.ts';
import type { ResetDay } from './event.ts';
import type { GenerationKind, GenerationRequest } from './generation.ts';
import type { StandingBuckets } from './grants/bucket-facts.ts';
import { burnedAt } from './grants/burning.ts';
import { burningIn } from './grants/burning-in.ts';
import type { Id, Instant, Site } from './id.ts';
import { openLeases } from './leases.ts';
import type { Caps, RuleSet } from './rule.ts';
import type { Stats } from './stats.ts';
import { type ConceptTally, type HeavyTally, weekOf } from './tally.ts';
import type { Tier } from './tier.ts';

/** What the judge has to know of the history for one request. Credits in thousandths. */
export type Ground = {
  caps: Caps;
  balance: Credits | null;
  /** What 95 % of its kind cost at most on this account; null: none was paid for yet. */
  typical: Credits | null;
  day: { spent: Credits; generations: number };
  week: {
    spent: Credits;
    generations: number;
    heavy: HeavyTally;
    /** The model that made most of them. */
    top: { model: string; generations: number } | null;
  };
  /** Set aside, other requests alone: in all, of this day, week and project. */
  reserved: { day: Credits; week: Credits; project: Credits };
  project: { spent: Credits };
  concept: ConceptTally;
  parent: {
    tier: Tier | null;
    kind: GenerationKind | null;
    model: string | null;
    rating: Rating | null;
  } | null;
  resetsAt: Instant | null;
  /** Null: none were stated. */
  buckets: StandingBuckets | null;
};

/** What of a request its ground depends on. */
export type Standing = {
  /** Its own reservation must not count against it. */
  generation: Id | null;
  site: Site;
  request: Pick<GenerationRequest, 'kind' | 'parents' | 'promotedFrom'>;
  concept: Id | null;
  project: string | null;
  reset: ResetDay;
};

export const NO_CONCEPT: ConceptTally = {
  generations: 0,
  light: 0,
  heavy: 0,
  reviewed: 0,
  usable: 0,
};
export const NO_HEAVY: HeavyTally = { reviewed: 0, rejected: 0, ofReviewed: 0 };

/** The ground out of the whole history, in a time that does not grow with it. */
export function groundOf(stats: Stats, { caps }: RuleSet, asked: Standing, now: Instant): Ground {
  const { site, reset, request, concept, project } = asked;
  const sums = stats.tally.sites.get(site);
  const day = sums?.days.get(reset.day);
  const week = sums?.weeks.get(weekOf(reset.day));
  const own = project === null ? undefined : sums?.projects.get(project);
  const open = openIn(stats, asked, now);
  const balance = stats.balances.get(site)?.value;
  const burning = burningIn(stats, site);
  return {
    caps,
    balance: balance?.balance ?? null,
    typical: typicalOf(sums?.charges.get(request.kind)),
    day: { spent: day?.spent ?? 0, generations: day?.generations ?? 0 },
    week: {
      spent: week?.spent ?? 0,
      generations: week?.generations ?? 0,
      heavy: week?.heavy ?? NO_HEAVY,
      top: topOf(week?.models),
    },
    reserved: {
      day: open.all + (day?.owed ?? 0),
      week: open.all + (week?.owed ?? 0),
      project: open.project + (own?.owed ?? 0),
    },
    project: { spent: own?.spent ?? 0 },
    concept: (concept === null ? undefined : sums?.concepts.get(concept)) ?? NO_CONCEPT,
    parent: parentOf(stats, request),
    resetsAt: balance?.daily?.resetsAt ?? null,
    buckets: burning && { statement: burning.statement, burned: burnedAt(burning, now) },
  };
}

/** The images that a request builds on or renders again. */
export function parentIds({ parents, promotedFrom }: Standing['request']): Id[] {
  return [
    ...parents.flatMap(({ asset }) => asset ?? []),
    ...(promotedFrom === null ? [] : [promotedFrom]),
  ];
}

/** The smallest charge that at least 95 % of the charges do not exceed (nearest rank). */
export function typicalOf(charges: ReadonlyMap<Credits, number> | undefined): Credits | null {
  if (!charges || charges.size === 0) return null;
  const rising = [...charges].sort(([a], [b]) => a - b);
  const all = rising.reduce((sum, [, times]) => sum + times, 0);
  let seen = 0;
  for (const [credits, times] of rising) {
    seen += times;
    if (seen >= all * 0.95) return credits;
  }
  return null;
}

/** The most used; of two the first by name, so that everybody says the same. */
export function topOf(models: ReadonlyMap<string, number> | undefined): Ground['week']['top'] {
  const [top] = [...(models ?? [])].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return top ? { model: top[0], generations: top[1] } : null;
}

/** What others have set aside. */
function openIn(stats: Stats, { generation, site, project }: Standing, now: Instant) {
  const leases = stats.tally.sites.get(site)?.reserved;
  const open = leases ? openLeases(leases, now, project) : { all: 0, project: 0 };
  const record = generation === null ? undefined : stats.generations.get(generation);
  const own = record?.site === site ? openReservation(record, now) : 0;
  const isOfProject = project !== null && record?.reservedFor === project;
  return { all: open.all - own, project: open.project - (isOfProject ? own : 0) };
}

function parentOf(stats: Stats, request: Standing['request']): Ground['parent'] {
  for (const asset of parentIds(request)) {
    const maker = stats.tally.madeBy.get(asset);
    const record = maker === undefined ? undefined : stats.generations.get(maker);
    if (!record) continue;
    const { tier, kind, model } = record;
    return { tier, kind, model, rating: stats.ratings.get(asset)?.value ?? null };
  }
  return null;
}
