import type { Breadth, PromptFacts } from './prompt-facts.ts';

type Asked = Omit<PromptFacts, 'styleOnly' | 'breadth' | 'spans'>;

/** From so many demands a prompt leaves the model little. */
const SPECIFIED_FROM = 6;
/** Up to so many words without a demand leave it nearly all. */
const FEW_WORDS = 4;

/** Nothing but a look and at most one plain thing is asked for. */
export function isStyleOnly(facts: Asked): boolean {
  return facts.style && facts.subjects <= 1 && facts.attributes <= 1 && demands(facts) === 0;
}

/** How much is left to the model, by the number of demands; words like "surprise me" say it. */
export function breadthOf(facts: Asked, words: number, isOpen: boolean): Breadth {
  const asked = demands(facts) + facts.attributes + Math.max(0, facts.subjects - 2);
  if (isOpen ? asked <= 4 : words <= FEW_WORDS && asked <= 1) return 'blue-sky';
  return asked >= SPECIFIED_FROM ? 'specified' : 'open';
}

function demands(facts: Asked): number {
  const { spatial, counts, textBlocks, layout, negations, logo } = facts;
  return spatial + counts.length + textBlocks + layout + negations + Number(logo);
}
