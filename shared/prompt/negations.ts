import { ROLE } from './lexicon/grammar.ts';
import { SPANISH_NEGATIONS } from './lexicon/negations.ts';
import type { Range } from './range.ts';
import type { Reading } from './reading.ts';

const SPANISH = new Set(SPANISH_NEGATIONS.split(' '));
/** "No. 5", "not only", "without a doubt", "no matter": nothing is kept out of the picture. */
const NOT_BEFORE = new Set(['only', 'matter', 'doubt', 'longer', 'just', '.', 'least']);

/** Where a sentence says what is not to be there; tokens as ranges of indices. */
export function negationsOf({ tokens, isSpanish }: Reading): Range[] {
  const found: Range[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { text, roles, joined } = tokens[at]!;
    const next = tokens[at + 1]?.text ?? '';
    if (text === 'free' && joined) found.push({ start: at - 1, end: at + 1 });
    const isFree = text === 'free' && (next === 'of' || next === 'from');
    if (!isFree && !(roles & ROLE.negates) && !(isSpanish && SPANISH.has(text))) continue;
    if (NOT_BEFORE.has(next) || tokens[at + 2]?.text === 'doubt') continue;
    found.push({ start: at, end: Math.min(tokens.length, at + 2) });
  }
  return found;
}
