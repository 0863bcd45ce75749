import { quotes } from './quotes.ts';
import { type Marked, type Token, tokenise } from './token.ts';
import { toolFlags } from './tool-flags.ts';

/** A prompt that stands in quotation marks as a whole has at least so many words. */
const SENTENCE_WORDS = 4;

/** What is to be read as one in a text: quoted strings and flags, in order, none within another. */
export function markedIn(text: string): Marked[] {
  const flags = toolFlags(text).map((range) => ({ ...range, skip: true }));
  const quoted = quotes(text).map((range) => ({ ...range, skip: false }));
  const marked: Marked[] = [];
  let flag = 0;
  let quote = 0;
  let end = 0;
  while (flag < flags.length || quote < quoted.length) {
    const isFlag = (flags[flag]?.start ?? Infinity) < (quoted[quote]?.start ?? Infinity);
    const next = isFlag ? flags[flag++]! : quoted[quote++]!;
    if (next.start < end) continue;
    marked.push(next);
    end = next.end;
  }
  return marked;
}

/** The tokens of a sentence. One that is quoted as a whole is read like one that is not. */
export function readTokens(text: string): Token[] {
  const marked = markedIn(text);
  const tokens = tokenise(text, marked);
  const [first] = tokens;
  if (first?.kind !== 'quote' || tokens.some(({ kind }) => kind !== 'quote' && kind !== 'mark'))
    return tokens;
  if (first.text.split(' ').length < SENTENCE_WORDS) return tokens;
  return tokenise(
    text,
    marked.filter(({ skip }) => skip),
  );
}
