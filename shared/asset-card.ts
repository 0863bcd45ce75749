import * as z from 'zod/mini';
import { Credits } from './credit.ts';
import { Asset, PastRequest } from './generation.ts';
import { Id, Instant, Sha256, Site } from './id.ts';

export const Rating = z.enum(['usable', 'rejected']);
export type Rating = z.infer<typeof Rating>;

/**
 * One asset with all that a person who reviews or promotes it is shown. Null: not known; a
 * `rating` of null: not reviewed.
 */
export const AssetCard = z.strictObject({
  ...Asset.shape,
  generation: Id,
  site: Site,
  /** When it came back; of an import, when it was made, or where that is unknown, was listed. */
  at: Instant,
  request: PastRequest,
  project: z.nullable(z.string().check(z.maxLength(200))),
  concept: z.nullable(Id),
  /** What the whole generation cost, and how many assets share that. */
  charge: z.nullable(Credits),
  siblings: z.int().check(z.gte(1)),
  latencyMs: z.nullable(z.number()),
  thumbnail: z.nullable(Sha256),
  rating: z.nullable(Rating),
  /** Of a promoted asset: whether the person saw its draft's composition kept. */
  compositionKept: z.nullable(z.boolean()),
  /** Taken over from a list of the studio, and when; absent where Tierwise recorded it. */
  imported: z.optional(z.strictObject({ at: Instant, madeAt: z.nullable(Instant) })),
});
export type AssetCard = z.infer<typeof AssetCard>;
