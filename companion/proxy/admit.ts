import { v7 as uuidv7 } from 'uuid';
import type { Credits } from '../../shared/credit.ts';
import type { Decision, GenerationRequest } from '../../shared/generation.ts';
import type { Id, Instant } from '../../shared/id.ts';
import { type KnownPrice, priceKey, quote } from '../../shared/price.ts';
import type { GateRequest } from '../../shared/protocol.ts';
import type { RuleSet } from '../../shared/rule.ts';
import type { Gatekeeper } from '../gatekeeper.ts';
import type { OwnEvents } from '../own-events.ts';
import { type Reason, reasonOf } from './refuse.ts';
import type { PriceOf } from './typed-price.ts';
import { type Upstream, upstreamDay } from './upstream.ts';

/** A paid request of a script, understood. `arrivedAt` on the clock of `performance.now`. */
export type Paid = {
  upstream: Upstream;
  request: GenerationRequest;
  priceOf: PriceOf;
  device: Id;
  waiver: string | null;
  project: string | null;
  /** Null: nobody says, so that it begins one. */
  concept: Id | null;
  arrivedAt: number;
};

/** What the gatekeeper said of it. `refusal` null: it may go. `reserved`: set aside for it. */
export type Judged = {
  decision: Decision;
  refusal: Reason | null;
  reserved: Credits | null;
};

/**
 * The question that the gatekeeper is asked: at the person's own price, or else the learned one.
 *
 * @param prices known on its site; asked for where no price was typed.
 */
export function questionOf(
  { upstream, request, priceOf, device, project, concept }: Paid,
  prices: () => readonly KnownPrice[],
  at: Instant,
): GateRequest {
  const generation = uuidv7({ msecs: at });
  const typed = priceOf(null);
  return {
    generation,
    device,
    site: upstream.site,
    at,
    reset: upstreamDay(upstream, at),
    request,
    quoted: typed.credits === null ? quote(prices(), priceKey(request)).quoted : typed,
    concept: concept ?? generation,
    project,
  };
}

/**
 * Asks the gatekeeper, which sets the price aside; a refusal is recorded and gives it back. Of a dry
 * run nothing is.
 */
export async function admit(
  paid: Paid,
  asked: GateRequest,
  rules: RuleSet,
  { judge, keep }: { judge: Gatekeeper; keep: OwnEvents },
): Promise<Judged> {
  const { decision, reservation } = await judge(asked);
  const { verdict } = decision;
  const mayGo = verdict === 'allow' || (verdict === 'confirm' && paid.waiver !== null);
  const refusal = mayGo ? null : reasonOf(decision, rules);
  if (refusal && !asked.dryRun) await keep([requested(paid, asked, decision, 'refused')]);
  return { decision, refusal, reserved: reservation?.credits ?? null };
}

/** That it was judged, and went or not. */
export function requested(
  { waiver, arrivedAt }: Paid,
  asked: GateRequest,
  decision: Decision,
  outcome: 'released' | 'refused' | 'aborted',
) {
  const { at, site, reset, generation, request, project, concept, quoted } = asked;
  return {
    type: 'generation.requested' as const,
    ...{ at, site, reset, generation, request, project, concept, quoted, decision, outcome },
    waiver: decision.verdict === 'confirm' ? waiver : null,
    holdMs: Math.round(performance.now() - arrivedAt),
  };
}
