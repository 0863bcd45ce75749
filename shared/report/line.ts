import * as z from 'zod/mini';
import { Rating } from '../asset-card.ts';
import { chargeOf, shareOf } from '../charge.ts';
import { Credits } from '../credit.ts';
import { GenerationKind } from '../generation.ts';
import type { GenerationRecord } from '../generation-record.ts';
import { Day, Id, Instant } from '../id.ts';
import type { Stats } from '../stats.ts';
import { Tier } from '../tier.ts';

/** Characters of a prompt that a list shows. */
const PROMPT_SHOWN = 140;

/** One asset of a line. `share`: its part of the generation's charge; null where that is unknown. */
export const AssetLine = z.strictObject({
  id: Id,
  rating: z.nullable(Rating),
  share: z.nullable(Credits),
});
export type AssetLine = z.infer<typeof AssetLine>;

/** One generation in the lists behind the figures. The shares of its assets sum to its charge. */
export const Line = z.strictObject({
  id: Id,
  at: Instant,
  day: Day,
  model: z.nullable(z.string()),
  tier: z.nullable(Tier),
  kind: z.nullable(GenerationKind),
  media: z.nullable(z.enum(['image', 'video'])),
  concept: z.nullable(Id),
  promotedFrom: z.nullable(Id),
  /** Its beginning; null for one that is no longer among the latest prompts. */
  prompt: z.nullable(z.string()),
  outcome: z.enum(['released', 'refused', 'cancelled', 'aborted']),
  end: z.nullable(z.enum(['succeeded', 'failed', 'canceled', 'rejected'])),
  charge: z.nullable(Credits),
  /** The price that it was asked for at; null: unknown, or kept by a version that did not keep it. */
  quoted: z._default(z.nullable(Credits), null),
  latencyMs: z.nullable(z.number()),
  waiver: z.nullable(z.string()),
  /** Standing waivers that kept a rule from asking; absent where none did. */
  waivedBy: z.optional(z.array(Id)),
  rules: z.array(z.string()),
  assets: z.array(AssetLine),
});
export type Line = z.infer<typeof Line>;

/** Null for a generation of which only the gate, or only the end, was reported. */
export function lineOf(record: GenerationRecord, stats: Stats): Line | null {
  const { id, at, day, outcome } = record;
  if (at === null || day === null || outcome === null) return null;
  const charge = chargeOf(record);
  return {
    id,
    at,
    day,
    model: record.model,
    tier: record.tier,
    kind: record.kind,
    media: record.media,
    concept: record.concept,
    promotedFrom: record.promotedFrom,
    prompt: stats.prompts.get(id)?.value.slice(0, PROMPT_SHOWN) ?? null,
    outcome,
    end: record.end,
    charge,
    quoted: record.quoted,
    latencyMs: record.latencyMs,
    waiver: record.waiver,
    ...(record.waivedBy.length > 0 && { waivedBy: record.waivedBy }),
    rules: record.rules,
    assets: record.assets.map((asset, position) => ({
      id: asset,
      rating: stats.ratings.get(asset)?.value ?? null,
      share: charge === null ? null : shareOf(charge, position, record.assets.length),
    })),
  };
}

/** Whether the request went to the studio and was not turned away there. */
export function isTaken({ outcome, end }: Pick<Line, 'outcome' | 'end'>): boolean {
  return outcome === 'released' && end !== 'rejected';
}
