import type { PromptFacts, SpannedFact } from './prompt/prompt-facts.ts';
import { demandsOf, type PromptKind } from './usable/prompt-kind.ts';

/** What in a prompt makes it hard, in few words: "3 texts to letter". */
export function demandWords(kind: PromptKind, facts: PromptFacts): string {
  const { textBlocks, textWords, layout } = facts;
  if (kind !== 'dense') return `${demandsOf(facts)} relations, counts and texts`;
  if (textBlocks >= 2) return `${textBlocks} texts to letter`;
  if (layout >= 1) return 'Dense layout';
  return `${textWords} words to letter`;
}

/** What a prompt asks of a composition, hard or not: "one relation, no lettering". */
export function askedWords({ spatial, counts, textBlocks, styleOnly }: PromptFacts): string {
  if (styleOnly) return 'little but a look is asked for';
  const counted = counts.length > 0 ? [some(counts.length, 'count')] : [];
  const lettering = textBlocks === 1 ? 'one short text' : textBlocks > 1 ? 'texts' : 'no lettering';
  return [some(spatial, 'relation'), ...counted, lettering].join(', ');
}

/** The facts that speak for a kind, whose words the person may want to see. */
export const CAUSES: Record<PromptKind, readonly SpannedFact[]> = {
  plain: [],
  people: ['people', 'hands'],
  composed: ['spatial', 'metric', 'counts', 'attributes', 'text'],
  lettering: ['text'],
  dense: ['text', 'layout'],
};

function some(n: number, what: string): string {
  if (n === 0) return `no ${what}`;
  return n === 1 ? `one ${what}` : `${n} ${what}s`;
}
