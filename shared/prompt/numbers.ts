import { FOREIGN_NUMBERS, NUMBERS } from './lexicon/numbers.ts';
import type { Token } from './token.ts';

/** More than so many of a thing is a crowd or a year, and nobody counts it. */
const COUNTED_TO = 200;

/** The whole number from two on that a token says; null for others, and where it is no count. */
export function numberAt(tokens: readonly Token[], at: number, isForeign = true): number | null {
  const token = tokens[at]!;
  if (token.kind === 'word')
    return own(NUMBERS, token.text) ?? (isForeign ? own(FOREIGN_NUMBERS, token.text) : null);
  if (token.kind !== 'number' || token.text.length > 3) return null;
  const value = Number(token.text);
  return value >= 2 && value <= COUNTED_TO && isAlone(tokens, at) ? value : null;
}

function own(record: Readonly<Record<string, number>>, word: string): number | null {
  return Object.hasOwn(record, word) ? record[word]! : null;
}

/** No part of "1 9 8 3", "16:9", "1.5", "8-bit", "f/2" or "#9". */
function isAlone(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before !== undefined && (before.kind === 'number' || isTied(before, tokens[at]!)))
    return false;
  if (after === undefined) return true;
  // "2girls", as tags have it.
  if (/^(?:girls|boys)$/.test(after.text)) return true;
  return after.kind !== 'number' && !after.joined && !isTied(after, tokens[at]!);
}

/** A sign that touches a number: ":", ".", "/", "#", "%", "°", "$", or letters: "512px". */
function isTied(token: Token, number: Token): boolean {
  const touches = token.end === number.start || token.start === number.end;
  return touches && (token.kind === 'word' || /^[:./#%°$€x×+=*^-]$/.test(token.text));
}
