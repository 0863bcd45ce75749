import type { GenerationRequest } from '../../shared/generation.ts';
import type { PromisedRequest } from '../../shared/promotion.ts';
import { sameWords } from '../../shared/same-words.ts';

/** By what a promotion's model is known where its id was never seen in a request. */
export type ModelSigns = {
  /** Its id was never seen: what was promised are the page's words. */
  unseen: boolean;
  /** The draft's own model. */
  draft: string | null;
  /** Ids and words of all that is offered beside the target. */
  others: readonly string[];
};

/**
 * A request in the words of what was promised: a name that is only written in another way is the
 * promised one. So is an id that nobody saw before, where the page's words were promised and the
 * form was set to them; the draft's own, or another model's, never is.
 */
export function likePromised(
  request: GenerationRequest,
  promised: PromisedRequest,
  signs: ModelSigns,
): GenerationRequest {
  const same = (mine: string | null, theirs: string | null) =>
    sameWords(mine, theirs) ? mine : theirs;
  const model = isModel(request.model, promised.model, signs) ? promised.model : request.model;
  return {
    ...request,
    model,
    resolution: same(promised.resolution, request.resolution),
    aspect: same(promised.aspect, request.aspect),
  };
}

function isModel(
  sent: string | null,
  promised: string | null,
  { unseen, draft, others }: ModelSigns,
): boolean {
  if (sent === null || promised === null) return sent === promised;
  if (sameWords(sent, promised)) return true;
  return unseen && ![draft, ...others].some((one) => sameWords(one, sent));
}
