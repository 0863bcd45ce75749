import * as z from 'zod/mini';
import { type PromptFacts, promptFacts } from '../prompt/facts.ts';

/**
 * Kinds of prompt between which tiers may differ, few enough that ratings fill them. `plain`: one
 * subject, a style, a mood; `people`: persons or hands; `composed`: many relations, counts and bound
 * attributes; `lettering`: one short text; `dense`: several texts, a paragraph, a chart, a layout.
 */
export const PromptKind = z.enum(['plain', 'people', 'composed', 'lettering', 'dense']);
export type PromptKind = z.infer<typeof PromptKind>;

/** From so many demands together a composition is hard for light models. */
const COMPOSED_FROM = 4;
/** Any description binds some attributes; so many weigh as much as one relation. */
const ATTRIBUTES_PER_DEMAND = 3;
/** A short slogan is no reason for a heavier tier; a paragraph is. */
const MANY_WORDS = 8;

/** The kind of a prompt by what it asks for; the hardest demand names it. */
export function promptKind(facts: PromptFacts): PromptKind {
  const { textBlocks, textWords, layout, people, hands } = facts;
  if (textBlocks >= 2 || (textWords ?? 0) > MANY_WORDS || layout >= 1) return 'dense';
  if (demandsOf(facts) >= COMPOSED_FROM) return 'composed';
  if (textBlocks > 0) return 'lettering';
  return people || hands ? 'people' : 'plain';
}

/** How many things a model must get right at once: relations, counts, texts, and attributes by threes. */
export function demandsOf({ spatial, counts, attributes, textBlocks }: PromptFacts): number {
  return spatial + counts.length + textBlocks + Math.floor(attributes / ATTRIBUTES_PER_DEMAND);
}

/** The kind of a prompt that history tells of: of its beginning, as a history holds many. */
export function kindOfPrompt(prompt: string): PromptKind {
  return promptKind(promptFacts(prompt.slice(0, HEAD)));
}

const HEAD = 2000;
