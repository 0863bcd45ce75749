import { v7 as uuidv7 } from 'uuid';
import type { Credits } from '../../shared/credit.ts';
import type { Decision, GenerationRequest } from '../../shared/generation.ts';
import type { Id, Instant } from '../../shared/id.ts';
import { type KnownPrice, priceKey, quote } from '../../shared/price.ts';
import type { GateRequest } from '../../shared/protocol.ts';
import type { RuleSet } from '../../shared/rule.ts';
import type { Gatekeeper } from '../gatekeeper.ts';
import type { OwnEvent } from '../own-events.ts';
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
 * Asks the gatekeeper, which sets the price aside. That it goes, or is refused, is kept with that:
 * whatever was sent is known to have been, also to a companion that starts after this one died.
 */
export async function admit(
  paid: Paid,
  asked: GateRequest,
  rules: RuleSet,
  judge: Gatekeeper,
): Promise<Judged> {
  const mayGo = ({ verdict }: Decision) =>
    verdict === 'allow' || (verdict === 'confirm' && paid.waiver !== null);
  const { decision, reservation } = await judge(asked, (decision) => [
    requested(paid, asked, decision, mayGo(decision) ? 'released' : 'refused'),
  ]);
  const refusal = mayGo(decision) ? null : reasonOf(decision, rules);
  return { decision, refusal, reserved: reservation?.credits ?? null };
}

function requested(
  { waiver, arrivedAt }: Paid,
  asked: GateRequest,
  decision: Decision,
  outcome: 'released' | 'refused',
): OwnEvent {
  const { at, site, reset, generation, request, project, concept, quoted } = asked;
  return {
    type: 'generation.requested' as const,
    ...{ at, site, reset, generation, request, project, concept, quoted, decision, outcome },
    waiver: decision.verdict === 'confirm' ? waiver : null,
    holdMs: Math.round(performance.now() - arrivedAt),
  };
}
