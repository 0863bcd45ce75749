import { type Signal, signal } from '@preact/signals-core';
import type { AssetCard } from '../../shared/asset-card.ts';
import { UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import type { Instant } from '../../shared/id.ts';
import type { PromotionPlan } from '../../shared/promotion.ts';
import type { OverlayHandle } from './overlay-handle.ts';

/**
 * How far a promotion is. `undo`: it can be taken back until `until`; `setting`: the studio's
 * controls are being set; `sent`: the request is at the gate; `running`: the studio draws.
 */
export type RunningPromotion = {
  plan: PromotionPlan;
  step: 'undo' | 'setting' | 'sent' | 'running' | 'done' | 'failed';
  /** End of the time to undo. */
  until?: Instant;
  /** When the request went to the studio. */
  startedAt?: Instant;
  result?: AssetCard;
  /** Why it failed, for people. */
  why?: string;
};

export type Promoter = {
  /** What promoting this asset would do now. */
  plan(card: AssetCard): PromotionPlan;
  /** Only after the person's own click on this one asset. Does nothing while another one runs. */
  start(card: AssetCard): void;
  /** Takes the promotion back while nothing was sent; afterwards forgets one that has ended. */
  undo(): void;
  running: Signal<RunningPromotion | null>;
};

/** Promotes one asset at a time through the studio's own form. */
export function createPromoter(_handle: OverlayHandle): Promoter {
  const running = signal<RunningPromotion | null>(null);
  const plan = (asset: AssetCard): PromotionPlan => ({
    asset,
    target: null,
    promised: null,
    quoted: UNKNOWN_AMOUNT,
    latency: null,
    how: 're-render',
    kept: null,
    carries: [],
    leaves: [],
    blocked: { why: 'No model of a higher tier is known on this site yet.', until: null },
  });
  return {
    plan,
    start(card) {
      const planned = plan(card);
      running.value = { plan: planned, step: 'failed', why: planned.blocked?.why ?? '' };
    },
    undo() {
      running.value = null;
    },
    running,
  };
}
