import { sum } from './day-spend.ts';
import { burnedIn } from './grants/kept.ts';
import { type Ground, NO_CONCEPT, NO_HEAVY, parentIds, type Standing, topOf } from './ground.ts';
import type { Instant } from './id.ts';
import type { SiteSummary, Snapshot } from './snapshot.ts';
import { weekOf } from './tally.ts';

/** The ground out of a snapshot, for whoever decides with the companion away. */
export function groundIn(snapshot: Snapshot, asked: Standing, now: Instant): Ground {
  const { site, reset, request, concept, project, generation } = asked;
  const summary = snapshot.sites[site];
  const kept = summary?.grants ?? null;
  const name = weekOf(reset.day);
  const days = summary?.days ?? [];
  const today = days.find(({ day }) => day === reset.day);
  const ofWeek = days.filter(({ day }) => weekOf(day) === name);
  const week = summary?.sums?.week?.week === name ? summary.sums.week : null;
  const own = summary?.sums?.projects.find((one) => one.project === project);
  const open = (summary?.reservations ?? []).filter(
    (one) => one.until > now && one.generation !== generation,
  );
  const all = sum(open.map(({ credits }) => credits));
  const ofProject = open.filter((one) => project !== null && one.project === project);
  const counts = summary?.sums?.concepts.find((one) => one.concept === concept);
  const { concept: _, ...conceptCounts } = counts ?? { concept, ...NO_CONCEPT };
  return {
    caps: snapshot.rules.caps,
    balance: summary?.balance?.credits ?? null,
    typical: summary?.sums?.typical.find(({ kind }) => kind === request.kind)?.credits ?? null,
    day: { spent: sum(today?.hours ?? []), generations: today?.generations ?? 0 },
    week: {
      spent: sum(ofWeek.flatMap(({ hours }) => hours)),
      generations: sum(ofWeek.map(({ generations }) => generations)),
      heavy: week?.heavy ?? NO_HEAVY,
      top: topOf(new Map(week?.models.map(({ model, generations }) => [model, generations]))),
    },
    reserved: {
      day: all + (today?.owed ?? 0),
      week: all + sum(ofWeek.map(({ owed = 0 }) => owed)),
      project: sum(ofProject.map(({ credits }) => credits)) + (own?.owed ?? 0),
    },
    project: { spent: own?.spent ?? 0 },
    concept: conceptCounts,
    parent: parentIn(snapshot, request),
    resetsAt: dailyOf(summary)?.resetsAt ?? null,
    buckets: kept && { statement: kept.statement, burned: burnedIn(kept, now) },
  };
}

function dailyOf(summary: SiteSummary | undefined) {
  return summary?.balance?.daily ?? null;
}

function parentIn({ recent }: Snapshot, request: Standing['request']): Ground['parent'] {
  for (const asset of parentIds(request)) {
    const maker = recent.find(({ assets }) => assets.includes(asset));
    if (!maker) continue;
    const { tier, kind, model, usable, rejected } = maker;
    const rating = usable?.includes(asset)
      ? 'usable'
      : rejected?.includes(asset)
        ? 'rejected'
        : null;
    return { tier, kind, model, rating };
  }
  return null;
}
