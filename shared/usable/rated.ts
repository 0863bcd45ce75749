import * as z from 'zod/mini';
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
