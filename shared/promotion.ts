import type { AssetCard } from './asset-card.ts';
import type { Amount } from './credit.ts';
import type { GenerationRequest } from './generation.ts';
import type { Instant } from './id.ts';
import type { KeptComposition } from './kept-composition.ts';
import type { Tier } from './tier.ts';

/** The settings of one image that a promotion will ask the studio for. Null: left to the studio. */
export type PromisedRequest = Pick<
  GenerationRequest,
  'kind' | 'prompt' | 'negativePrompt' | 'model' | 'resolution' | 'aspect' | 'seed'
> & {
  /** The address of the input image. */
  reference: string | null;
};

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
  /** What exactly is asked for; null where there is no target. */
  promised: PromisedRequest | null;
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

/** What of a request is not as promised, for people; null where all of it is. */
export function differenceOf(promised: PromisedRequest, request: GenerationRequest): string | null {
  const differing: string[] = [];
  const compare = (what: string, wanted: string | null, sent: string | null) => {
    if (wanted?.toLowerCase() !== sent?.toLowerCase())
      differing.push(`${what} ${named(sent)} instead of ${named(wanted)}`);
  };
  const text = (value: string | null) => value?.trim() || null;
  compare('kind', promised.kind, request.kind);
  compare('model', promised.model, request.model);
  if (text(promised.prompt) !== text(request.prompt)) differing.push('another prompt');
  if (text(promised.negativePrompt) !== text(request.negativePrompt))
    differing.push('another negative prompt');
  // What the draft's request did not say is the studio's to choose.
  if (promised.resolution !== null) compare('resolution', promised.resolution, request.resolution);
  if (promised.aspect !== null) compare('aspect', promised.aspect, request.aspect);
  compare('seed', seedIn(promised), seedIn(request));
  if (request.count !== null && request.count !== 1) differing.push(`${request.count} images`);
  const wanted = promised.reference === null ? [] : [promised.reference];
  if (wanted.join() !== request.parents.map(({ url }) => url).join())
    differing.push('another input image');
  return differing.length > 0 ? differing.join(', ') : null;
}

/** A negative one asks for any. */
function seedIn({ seed }: Pick<PromisedRequest, 'seed'>): string | null {
  return seed?.startsWith('-') ? null : seed;
}

const named = (value: string | null) => (value === null ? 'none' : `“${value}”`);
