import type { PromptFacts, SpannedFact } from './prompt/prompt-facts.ts';
import type { RecommendationKind, RecommendInput } from './recommendation.ts';

export type Reword = { kind: 'reword'; say: string; causes: readonly SpannedFact[] };

/** So many drafts of an idea are enough to have tried other words. */
const TRIED_FROM = 6;

/** Models of every tier follow it in about one of three prompts, so no dearer one helps. */
export function negationRemark({ negations }: PromptFacts): Reword | null {
  if (negations === 0) return null;
  const say = 'Models overlook “no …”: say what is there instead';
  return { kind: 'reword', say, causes: ['negations'] };
}

/**
 * Other words where they help more than a dearer tier: a negation, one relation (rewriting alone
 * moved FLUX.1 dev from .22 to .68 on GenEval's positions), one short word. Null where nothing of it
 * is asked for, once it was tried, and where the person does not want to hear it.
 */
export function rewordFirst({ facts, concept, muted = [] }: RecommendInput): Reword | null {
  const kind: RecommendationKind = 'reword';
  if (concept.drafts >= TRIED_FROM || muted.includes(kind)) return null;
  const negation = negationRemark(facts);
  if (negation) return negation;
  if (facts.spatial === 1 && facts.textBlocks === 0)
    return {
      kind,
      say: 'One relation: say it first and plainly before a dearer tier',
      causes: ['spatial'],
    };
  if (facts.textBlocks === 1 && facts.textWords === 1 && facts.spatial === 0)
    return { kind, say: 'One short word: put it first, in quotes, in capitals', causes: ['text'] };
  return null;
}
