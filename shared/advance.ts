import { advanceConcepts, statedIn } from './advance-concepts.ts';
import { advancePromoted } from './advance-promoted.ts';
import { mergeProgress, progressOf } from './brief/progress.ts';
import { isSettled } from './charge.ts';
import { mergeShares } from './day-shares.ts';
import { type DaySpend, projectSums, sum } from './day-spend.ts';
import type { Event } from './event.ts';
import { type KeptGrants, withCharges } from './grants/kept.ts';
import type { Id, Instant } from './id.ts';
import type { KnownLatency } from './latency.ts';
import { planStart } from './plan-start.ts';
import { mergeMismatches, mergePrices, withoutTakenBack } from './prices/merge-prices.ts';
import { type SiteSummary, SNAPSHOT_RECENT, type Snapshot, snapshotOf } from './snapshot.ts';
import { emptyStats, fold, type Stats } from './stats.ts';
import { mergeSums } from './sums.ts';
import { advanceRated } from './usable/advance-rated.ts';

/**
 * The snapshot as it will be once the outbox is delivered, so that every surface is right with the
 * companion away.
 *
 * @param base holds everything acknowledged. @param acknowledged earlier events of this device, at
 * least those of generations that are still going on. @param pending events not in `base`.
 */
export function advance(
  base: Snapshot,
  acknowledged: readonly Event[],
  pending: readonly Event[],
  now: Instant,
): Snapshot {
  if (pending.length === 0) return base;
  const touched = new Set(pending.flatMap((event) => generationOf(event) ?? []));
  const earlier = emptyStats();
  const later = emptyStats();
  for (const event of acknowledged) {
    if (!touched.has(generationOf(event) ?? '')) continue;
    fold(earlier, event);
    fold(later, event);
  }
  for (const event of pending) fold(later, event);
  const before = snapshotOf(earlier, base.rules, now);
  const after = snapshotOf(later, base.rules, now);
  const settled = new Set(
    [...later.generations.values()].flatMap((record) => (isSettled(record) ? record.id : [])),
  );
  const sites = { ...base.sites };
  for (const [site, summary] of Object.entries(after.sites)) {
    const known = base.sites[site];
    if (!known) {
      sites[site] = summary;
      continue;
    }
    const stated = later.plans.get(site);
    sites[site] = {
      ...mergeSite(site, known, before.sites[site], summary, settled, later),
      ...advancePromoted(base, site, summary, later, acknowledged),
      // Of what waits alone: a plan that is taken back leaves none.
      plan: stated ? stated.value : known.plan,
      grants: grantsOf(site, known, summary, earlier, later),
      brief: briefOf(site, known, earlier, later),
    };
  }
  const renewed = new Set(after.recent.map(({ id }) => id));
  const rated = (rating: 'usable' | 'rejected') => {
    const known = new Set(base.recent.flatMap((one) => one[rating] ?? []));
    return (asset: Id) => {
      const said = later.ratings.get(asset);
      return said ? said.value === rating : known.has(asset);
    };
  };
  const [isUsable, isRejected] = [rated('usable'), rated('rejected')];
  const recent = [...after.recent, ...base.recent.filter(({ id }) => !renewed.has(id))]
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .map((one) => ({
      ...one,
      ...statedIn(later, one.id),
      usable: one.assets.filter(isUsable),
      rejected: one.assets.filter(isRejected),
    }));
  for (const [site, summary] of Object.entries(sites)) {
    const known = base.sites[site]?.sums;
    if (!known || !summary.sums) continue;
    const rated = advanceRated(known.rated ?? [], site, base.recent, recent);
    sites[site] = { ...summary, sums: { ...summary.sums, rated } };
  }
  const latest = recent.slice(0, SNAPSHOT_RECENT);
  const revision = base.revision + pending.length;
  return advanceConcepts(
    { ...base, at: now, revision, sites, recent: latest },
    base,
    earlier,
    later,
  );
}

function generationOf(event: Event): Id | null {
  return 'generation' in event ? event.generation : null;
}

/** What waits may state the buckets anew, or only charge them. */
function grantsOf(
  site: string,
  base: SiteSummary,
  after: SiteSummary,
  earlier: Stats,
  later: Stats,
): KeptGrants | null {
  const kept = base.grants ?? null;
  const stated = later.grants.get(site);
  if (stated && stated.at >= (kept?.statement.at ?? 0)) return after.grants ?? null;
  if (!kept) return null;
  const { balance } = after;
  const newer = balance && (!base.balance || balance.at >= base.balance.at) ? balance : null;
  const records = [...later.generations.values()].filter((record) => record.site === site);
  return withCharges(kept, earlier.generations, records, newer, base.balance);
}

/** What waits may state the brief anew, or add to what was made of it. */
function briefOf(
  site: string,
  { brief: known = null }: SiteSummary,
  earlier: Stats,
  later: Stats,
): SiteSummary['brief'] {
  const stated = later.briefs.get(site);
  const brief = stated ? stated.value : (known?.brief ?? null);
  if (!brief) return null;
  const of = ({ generations, ratings }: Stats) =>
    progressOf(
      brief,
      [...generations.values()].filter((record) => record.site === site),
      ratings,
    );
  const goesOn = known !== null && known.brief.since === brief.since;
  if (!goesOn) return { brief, progress: of(later) };
  return { brief, progress: mergeProgress(known.progress, of(earlier), of(later)) };
}

function mergeSite(
  site: string,
  base: SiteSummary,
  before: SiteSummary | undefined,
  after: SiteSummary,
  settled: ReadonlySet<Id>,
  later: Stats,
): Omit<SiteSummary, 'plan' | 'grants' | 'brief' | 'promotions' | 'promoted'> {
  const newerBalance =
    after.balance && (!base.balance || after.balance.at >= base.balance.at)
      ? after.balance
      : base.balance;
  const today = mergeShares(base.today, before?.today, after.today);
  const plan = { event: '', at: 0, value: base.plan };
  const since = planStart([plan, ...(later.planStatements.get(site) ?? [])]);
  const differing = mergeMismatches(base.mismatches, after.mismatches, later);
  const timed = new Set(base.latencies.map(latencySlot));
  return {
    reset: after.reset ?? base.reset,
    balance: newerBalance,
    days: mergeDays(base.days, before?.days ?? [], after.days),
    prices: withoutTakenBack(
      mergePrices(site, base.prices, before?.prices ?? [], after.prices, since),
      site,
      later,
    ),
    ...(differing.length > 0 && { mismatches: differing }),
    ...(base.unseen && { unseen: base.unseen }),
    latencies: [
      ...base.latencies,
      ...after.latencies.filter((seen) => !timed.has(latencySlot(seen))),
    ],
    reservations: [
      ...base.reservations.filter(({ generation }) => !settled.has(generation)),
      ...after.reservations,
    ],
    ...(today && { today }),
    // Only the companion makes any.
    ...(base.scores && { scores: base.scores }),
    ...(base.sums && after.sums && { sums: mergeSums(base.sums, before?.sums, after.sums) }),
  };
}

function latencySlot({ p50: _p50, p90: _p90, n: _n, ...settings }: KnownLatency): string {
  return JSON.stringify(Object.entries(settings).sort());
}

/** base + after - before, hour by hour: what was already acknowledged is not counted again. */
function mergeDays(base: DaySpend[], before: DaySpend[], after: DaySpend[]): DaySpend[] {
  const merged = new Map(base.map((day) => [day.day, day]));
  const of = ({ hours, projects }: Pick<DaySpend, 'hours' | 'projects'>) =>
    projects ?? [{ project: null, credits: sum(hours) }];
  const add = (days: DaySpend[], sign: 1 | -1) => {
    for (const { day, hours, unknown, owed = 0, generations, projects } of days) {
      const current: DaySpend = merged.get(day) ?? {
        day,
        hours: Array<number>(24).fill(0),
        unknown: 0,
        generations: 0,
      };
      const stillOwed = (current.owed ?? 0) + sign * owed;
      const sums = new Map(of(current).map(({ project, credits }) => [project, credits]));
      for (const { project, credits } of of({ hours, projects }))
        sums.set(project, (sums.get(project) ?? 0) + sign * credits);
      merged.set(day, {
        day,
        hours: current.hours.map((credits, hour) => credits + sign * (hours[hour] ?? 0)),
        unknown: current.unknown + sign * unknown,
        ...(stillOwed !== 0 && { owed: stillOwed }),
        generations: current.generations + sign * generations,
        ...projectSums(sums),
      });
    }
  };
  add(after, 1);
  add(before, -1);
  return [...merged.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
