import * as z from 'zod/mini';
import type { GenerationRecord } from '../generation-record.ts';
import { Tier } from '../tier.ts';
import { PromptKind } from './prompt-kind.ts';

/** Reviewed assets of one tier and kind of prompt on one site; what nobody rated is in neither. */
export const Rated = z.object({
  tier: Tier,
  kind: PromptKind,
  reviewed: z.int(),
  usable: z.int(),
});
export type Rated = z.infer<typeof Rated>;

type Made = Pick<GenerationRecord, 'tier' | 'kind' | 'promptKind' | 'promotedFrom'>;

/**
 * Where the ratings of a generation's assets count; null for what tells nothing of a tier by itself:
 * promotions, clips, what works on a picture, and what nobody knows the tier or the prompt of.
 */
export function ratedSlot(made: Made): Pick<Rated, 'tier' | 'kind'> | null {
  const { tier, promptKind, kind, promotedFrom } = made;
  const isPlain = kind === 'text-to-image' || kind === 'image-to-image';
  if (tier === null || promptKind === null || !isPlain) return null;
  return promotedFrom === null ? { tier, kind: promptKind } : null;
}
