import * as z from 'zod/mini';
import type { GenerationRecord } from './generation-record.ts';
import type { Id } from './id.ts';
import type { Stats } from './stats.ts';

/** Promotions from one model to another, and how many of the judged ones kept the composition. */
export const KeptComposition = z.strictObject({
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  kept: z.int(),
  judged: z.int(),
});
export type KeptComposition = z.infer<typeof KeptComposition>;

/** @param records those of one site; a draft outside of them counts under a model of null. */
export function keptCompositions(
  stats: Stats,
  records: readonly GenerationRecord[],
): KeptComposition[] {
  const found = new Map<string, KeptComposition>();
  let models: Map<Id, string | null> | null = null;
  for (const record of records) {
    if (record.promotedFrom === null) continue;
    const verdicts = record.assets.flatMap((id) => stats.compositions.get(id)?.value ?? []);
    if (verdicts.length === 0) continue;
    models ??= new Map(
      records.flatMap(({ assets, model }) => assets.map((id) => [id, model] as const)),
    );
    const from = models.get(record.promotedFrom) ?? null;
    const slot = JSON.stringify([from, record.model]);
    const known = found.get(slot) ?? { from, to: record.model, kept: 0, judged: 0 };
    known.judged += verdicts.length;
    known.kept += verdicts.filter(Boolean).length;
    found.set(slot, known);
  }
  return [...found.values()];
}
