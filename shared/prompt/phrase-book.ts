import { singular } from './singular.ts';
import type { Token } from './token.ts';

type Entry<T> = { rest: readonly string[]; value: T };

/** Phrases by their first word, the longest first. */
export type PhraseBook<T> = ReadonlyMap<string, readonly Entry<T>[]>;

export type PhraseHit<T> = { value: T; from: number; to: number };

/** A book of phrases that `|` separates. */
export function phraseBook<T>(entries: readonly (readonly [T, string])[]): PhraseBook<T> {
  const book = new Map<string, Entry<T>[]>();
  for (const [value, list] of entries)
    for (const phrase of list.split('|')) {
      const [first = '', ...rest] = phrase.split(' ');
      const known = book.get(first);
      if (known === undefined) book.set(first, [{ rest, value }]);
      else known.push({ rest, value });
    }
  for (const known of book.values()) known.sort((a, b) => b.rest.length - a.rest.length);
  return book;
}

/** All phrases that start at a token: of each value the longest. `to` is the token after it. */
export function phrasesAt<T>(
  book: PhraseBook<T>,
  tokens: readonly Token[],
  from: number,
): PhraseHit<T>[] {
  const { text } = tokens[from]!;
  const hits: PhraseHit<T>[] = [];
  for (const entry of book.get(text) ?? book.get(singular(text)) ?? []) {
    if (hits.some(({ value }) => value === entry.value)) continue;
    if (entry.rest.every((word, index) => isWord(tokens[from + 1 + index], word)))
      hits.push({ value: entry.value, from, to: from + 1 + entry.rest.length });
  }
  return hits;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && (token.text === word || singular(token.text) === word);
}
