import type { Range } from './range.ts';
import type { Reading } from './reading.ts';

const NEGATES = new Set(
  "no without not never none nothing nobody neither nor cannot can't don't doesn't isn't aren't wasn't weren't won't didn't hasn't haven't couldn't wouldn't shouldn't don’t doesn’t isn’t can’t aren’t lacking lacks absent devoid textless без нет не ни".split(
    ' ',
  ),
);
const SPANISH = new Set(['sin', 'nunca', 'ningún', 'ninguna', 'ni', 'nada']);
/** "No. 5", "not only", "without a doubt", "no matter": nothing is kept out of the picture. */
const NOT_BEFORE = new Set(['only', 'matter', 'doubt', 'longer', 'just', '.', 'least']);

/** Where a sentence says what is not to be there; tokens as ranges of indices. */
export function negationsOf({ tokens, isSpanish }: Reading): Range[] {
  return tokens.flatMap((token, at) => {
    if (token.kind !== 'word') return [];
    const next = tokens[at + 1];
    const isFree = token.text === 'free' && (next?.text === 'of' || next?.text === 'from');
    const isSuffix = token.text === 'free' && token.joined;
    if (isSuffix) return [{ start: at - 1, end: at + 1 }];
    if (!isFree && !NEGATES.has(token.text) && !(isSpanish && SPANISH.has(token.text))) return [];
    if (NOT_BEFORE.has(next?.text ?? '') || tokens[at + 2]?.text === 'doubt') return [];
    return [{ start: at, end: Math.min(tokens.length, at + 2) }];
  });
}
