import * as z from 'zod/mini';
import type { PromptFacts } from '../prompt/facts.ts';

/**
 * Kinds of prompt between which tiers may differ, few enough that ratings fill them. `plain`: one
 * subject, a style, a mood; `people`: persons or hands; `composed`: many relations, counts and bound
 * attributes; `lettering`: one short text; `dense`: several texts, a paragraph, a chart, a layout.
 */
export const PromptKind = z.enum(['plain', 'people', 'composed', 'lettering', 'dense']);
export type PromptKind = z.infer<typeof PromptKind>;

/** From so many relations and texts together a composition is hard for light models. */
const COMPOSED_FROM = 4;
/** A short slogan is no reason for a heavier tier; a paragraph is. */
const MANY_WORDS = 8;

/** The kind of a prompt by what it asks for; the hardest demand names it. */
export function promptKind({ spatial, textBlocks, textWords, layout }: PromptFacts): PromptKind {
  if (textBlocks >= 2 || (textWords ?? 0) > MANY_WORDS || layout >= 1) return 'dense';
  if (spatial + textBlocks >= COMPOSED_FROM) return 'composed';
  return textBlocks > 0 ? 'lettering' : 'plain';
}
