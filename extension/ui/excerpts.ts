import type { PromptFacts, SpannedFact } from '../../shared/prompt/prompt-facts.ts';

/** Words of the prompt that caused something, with what stands around them. */
export type Excerpt = { before: string; words: string; after: string };

const AROUND = 18;
const MOST = 3;

/** Where a prompt says what a remark is about, at most three places, each within a few words. */
export function excerptsOf(
  prompt: string,
  spans: PromptFacts['spans'],
  causes: readonly SpannedFact[],
): Excerpt[] {
  const found: Excerpt[] = [];
  let upTo = 0;
  for (const { fact, start, end } of spans) {
    // A longer one that began before has shown it.
    if (!causes.includes(fact) || start < upTo || found.length === MOST) continue;
    upTo = end;
    found.push({
      before: cut(prompt.slice(Math.max(0, start - AROUND), start), start > AROUND, 'front'),
      words: prompt.slice(start, end),
      after: cut(prompt.slice(end, end + AROUND), end + AROUND < prompt.length, 'back'),
    });
  }
  return found;
}

/** Ends at a whole word, with a sign that more stands there. */
function cut(text: string, more: boolean, side: 'front' | 'back'): string {
  const plain = text.replace(/\s+/g, ' ');
  if (!more) return plain;
  const whole =
    side === 'front' ? plain.replace(/^[^\s]*(?=\s)/, '') : plain.replace(/\s[^\s]*$/, ' ');
  return side === 'front' ? `…${whole}` : `${whole.trimEnd()}…`;
}
