import type { AssetCard } from '../../shared/asset-card.ts';
import { cardOf } from '../../shared/card-of.ts';
import type { EventBody } from '../../shared/event.ts';
import type { Asset, GenerationError, GenerationRequest } from '../../shared/generation.ts';
import type { Id } from '../../shared/id.ts';
import type { OverlayHandle } from './overlay-handle.ts';

/** How a sent promotion ended. `waiting`: nobody waits any more, but it may still come. */
export type PromotionEnd = { result: AssetCard } | { why: string; waiting?: true };

type Finished = Extract<EventBody, { type: 'generation.finished' }>;

/**
 * Hears what the page observes of one generation, from the gate to its end. `ended` is told once,
 * or twice where the studio came after all when nobody waited any more.
 */
export function followPromotion(
  witnesses: OverlayHandle['witnesses'],
  draft: AssetCard,
  generation: Id,
  ended: (end: PromotionEnd) => void,
) {
  let request: GenerationRequest | null = null;
  let concept: Id | null = null;
  let project: string | null = null;
  let charge: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hear = (body: EventBody) => {
    if (!('generation' in body) || body.generation !== generation) return;
    if (body.type === 'generation.requested') ({ request, concept, project } = body);
    if (body.type === 'generation.accepted') charge = body.charged.credits;
    if (body.type !== 'generation.finished') return;
    stop();
    const [asset] = body.assets;
    const card = body.outcome === 'succeeded' && asset ? resultOf(asset, body) : null;
    ended(card ? { result: card } : { why: failure(body.outcome, body.error) });
  };
  function resultOf(
    asset: Asset,
    { charged, assets, latencyMs, site }: Finished,
  ): AssetCard | null {
    if (request === null) return null;
    const parents = request.parents.map((parent) =>
      parent.url === draft.url ? { ...parent, asset: draft.id } : parent,
    );
    return cardOf({
      ...{ asset, generation, site, charge: charged.credits ?? charge },
      asked: { request: { ...request, parents }, project, concept },
      back: { at: Date.now(), assets, latencyMs },
    });
  }
  function stop(): void {
    clearTimeout(timer);
    witnesses.delete(hear);
  }
  witnesses.add(hear);
  return {
    /** It is under way now, unless it ended. After so long nobody waits any more. */
    wait(patienceMs: number): void {
      if (!witnesses.has(hear)) return;
      timer = setTimeout(
        () => ended({ why: 'We stop waiting; the studio may still charge.', waiting: true }),
        patienceMs,
      );
    },
    stop,
  };
}

/** Why no image came, in the studio's words where it gave any. */
function failure(outcome: Finished['outcome'], error: GenerationError | null): string {
  if (outcome === 'succeeded') return 'The studio says it is done, but no image came back.';
  const said = error ? `: ${error.message.replace(/\.$/, '')}.` : '.';
  // A studio that never took it charges nothing; one that gave up may give the credits back.
  const money = outcome === 'rejected' ? ' Nothing was charged.' : '';
  return `${reason(outcome, error?.kind)}${said}${money}`;
}

function reason(outcome: Finished['outcome'], kind: GenerationError['kind'] | undefined): string {
  if (kind === 'insufficient') return 'Not enough credits';
  if (kind === 'moderated') return 'The studio’s content filter stopped it';
  if (kind === 'rate-limited') return 'The studio is too busy now';
  if (kind === 'auth') return 'The studio wants you to sign in';
  return outcome === 'canceled' ? 'The studio cancelled it' : 'The studio failed';
}
