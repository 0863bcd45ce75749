import type { AssetCard } from './asset-card.ts';
import type { Amount } from './credit.ts';
import type { Instant } from './id.ts';
import type { KeptComposition } from './kept-composition.ts';
import type { Tier } from './tier.ts';

/** What one click on Promote would do, known before the click. */
export type PromotionPlan = {
  asset: AssetCard;
  /** Null where no model fits; `blocked` says why. */
  target: {
    model: string;
    label: string;
    tier: Tier | null;
    resolution: string | null;
  } | null;
  quoted: Amount;
  /** Milliseconds from release to first asset; null where too few were seen. */
  latency: { p50: number; p90: number } | null;
  /** `exact`: the same picture with more detail; `re-render`: a new picture of the same words. */
  how: 'exact' | 're-render';
  /** Judged promotions between these two models so far; null where none was judged. */
  kept: KeptComposition | null;
  /** What is carried over, and what is not and why, for people. */
  carries: string[];
  leaves: string[];
  /** Why it cannot be done now, and when it becomes possible (null: unknown or never). */
  blocked: { why: string; until: Instant | null } | null;
};
