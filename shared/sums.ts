import * as z from 'zod/mini';
import { Credits } from './credit.ts';
import { GenerationKind } from './generation.ts';
import { typicalOf } from './ground.ts';
import { type Day, Id } from './id.ts';
import { type SiteTally, weekOf } from './tally.ts';
import { bySlot } from './usable/advance-rated.ts';
import { Rated } from './usable/rated.ts';

const Count = z.int();

/** Of the sums that the gate needs, what a snapshot carries of one studio. */
export const Sums = z.object({
  /** What 95 % of each kind cost at most on this account. */
  typical: z.array(z.object({ kind: GenerationKind, credits: Credits })),
  /** The ISO week of the studio's latest day. */
  week: z.nullable(
    z.object({
      week: z.string(),
      heavy: z.object({ reviewed: Count, rejected: Credits, ofReviewed: Credits }),
      models: z.array(z.object({ model: z.string(), generations: Count })),
    }),
  ),
  projects: z.array(z.object({ project: z.string(), spent: Credits, owed: Credits })),
  /** Reviewed assets by tier and kind of prompt; absent in a snapshot stored before they were kept. */
  rated: z.optional(z.array(Rated)),
  /** Those of the latest generations. */
  concepts: z.array(
    z.object({
      concept: Id,
      generations: Count,
      light: Count,
      heavy: Count,
      reviewed: Count,
      usable: Count,
    }),
  ),
});
export type Sums = z.infer<typeof Sums>;

const byName = <K extends string>(key: K) => {
  return (a: Record<K, string>, b: Record<K, string>) => (a[key] < b[key] ? -1 : 1);
};

/** @param day the studio's latest. @param wanted the concepts that somebody may go on with. */
export function sumsOf(tally: SiteTally | undefined, day: Day, wanted: ReadonlySet<Id>): Sums {
  const name = weekOf(day);
  const week = tally?.weeks.get(name);
  return {
    typical: [...(tally?.charges ?? [])]
      .flatMap(([kind, charges]) => {
        const credits = typicalOf(charges);
        return credits === null ? [] : { kind, credits };
      })
      .sort(byName('kind')),
    week: week
      ? {
          week: name,
          heavy: { ...week.heavy },
          models: [...week.models]
            .map(([model, generations]) => ({ model, generations }))
            .sort(byName('model')),
        }
      : null,
    projects: [...(tally?.projects ?? [])]
      .map(([project, spending]) => ({ project, ...spending }))
      .sort(byName('project')),
    rated: [...(tally?.rated.values() ?? [])].map((row) => ({ ...row })).sort(bySlot),
    concepts: [...wanted]
      .flatMap((concept) => {
        const counts = tally?.concepts.get(concept);
        return counts ? { concept, ...counts } : [];
      })
      .sort(byName('concept')),
  };
}

/** base + after - before: what was already acknowledged is not counted again. */
export function mergeSums(base: Sums, before: Sums | undefined, after: Sums): Sums {
  const known = new Set(base.typical.map(({ kind }) => kind));
  return {
    typical: [...base.typical, ...after.typical.filter(({ kind }) => !known.has(kind))],
    week: mergeWeek(base.week, before?.week ?? null, after.week),
    projects: merged('project', base.projects, before?.projects ?? [], after.projects),
    // Verdicts come without their generation: see `advanceRated`.
    rated: base.rated,
    concepts: merged('concept', base.concepts, before?.concepts ?? [], after.concepts),
  };
}

function mergeWeek(base: Sums['week'], before: Sums['week'], after: Sums['week']): Sums['week'] {
  if (!after) return base;
  if (!base || base.week < after.week) return after;
  if (base.week > after.week) return base;
  const same = before?.week === after.week ? before : null;
  const of = (week: typeof same) => (week ? [{ id: '', ...week.heavy }] : []);
  const [heavy] = merged('id', of(base), of(same), of(after));
  const { reviewed = 0, rejected = 0, ofReviewed = 0 } = heavy ?? {};
  return {
    week: base.week,
    heavy: { reviewed, rejected, ofReviewed },
    models: merged('model', base.models, same?.models ?? [], after.models),
  };
}

/** Adds and subtracts the numbers of rows with the same key. */
function merged<K extends string, Row extends Record<K, string>>(
  key: K,
  base: readonly Row[],
  before: readonly Row[],
  after: readonly Row[],
): Row[] {
  const rows = new Map<string, Row>(base.map((row) => [row[key], row]));
  const add = (more: readonly Row[], sign: 1 | -1) => {
    for (const row of more) {
      const current = rows.get(row[key]);
      const fields = Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'number'
          ? ((current?.[name as keyof Row] as number | undefined) ?? 0) + sign * value
          : value,
      ]);
      rows.set(row[key], Object.fromEntries(fields) as Row);
    }
  };
  add(after, 1);
  add(before, -1);
  return [...rows.values()].sort(byName(key));
}
