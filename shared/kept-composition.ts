import * as z from 'zod/mini';
import type { GenerationRecord } from './generation-record.ts';
import { Id } from './id.ts';
import type { Stats } from './stats.ts';

/** Promotions from one model to another, and how many of the judged ones kept the composition. */
export const KeptComposition = z.object({
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  kept: z.int(),
  judged: z.int(),
});
export type KeptComposition = z.infer<typeof KeptComposition>;

/** One promoted asset; `kept` null: not judged, `from` null: its draft is not known. */
export const PromotedAsset = z.object({
  asset: Id,
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  kept: z.nullable(z.boolean()),
});
export type PromotedAsset = z.infer<typeof PromotedAsset>;

/** @param records those of one site; a draft outside of them has a model of null. */
export function promotedAssets(
  stats: Stats,
  records: readonly GenerationRecord[],
): PromotedAsset[] {
  const promotions = records.filter(({ promotedFrom }) => promotedFrom !== null);
  if (promotions.length === 0) return [];
  const models = new Map(
    records.flatMap(({ assets, model }) => assets.map((id) => [id, model] as const)),
  );
  return promotions.flatMap(({ assets, model, promotedFrom }) =>
    assets.map((asset) => ({
      asset,
      from: models.get(promotedFrom!) ?? null,
      to: model,
      kept: stats.compositions.get(asset)?.value ?? null,
    })),
  );
}

/** How often the judged ones kept their composition, by pair of models. */
export function keptCompositions(promoted: readonly PromotedAsset[]): KeptComposition[] {
  const found = new Map<string, KeptComposition>();
  for (const { from, to, kept } of promoted) {
    if (kept === null) continue;
    const slot = JSON.stringify([from, to]);
    const known = found.get(slot) ?? { from, to, kept: 0, judged: 0 };
    known.judged += 1;
    known.kept += kept ? 1 : 0;
    found.set(slot, known);
  }
  return [...found.values()];
}
