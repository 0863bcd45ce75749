import type { Token } from './token.ts';

/** The words of a phrase after its first, and what it says. */
export type Phrase<T> = { rest: readonly string[]; value: T };

/** Phrases by their first word, the longest first. */
export type PhraseBook<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** A book of phrases that `|` separates. */
export function phraseBook<T>(entries: readonly (readonly [T, string])[]): PhraseBook<T> {
  const book = new Map<string, Phrase<T>[]>();
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

/** Whether a phrase that the token at `from` may begin is all there. */
export function isPhrase(
  { rest }: Phrase<unknown>,
  tokens: readonly Pick<Token, 'text' | 'stem'>[],
  from: number,
): boolean {
  for (let index = 0; index < rest.length; index += 1) {
    const token = tokens[from + 1 + index];
    if (token === undefined || (token.text !== rest[index] && token.stem !== rest[index]))
      return false;
  }
  return true;
}
