import type { Range } from './range.ts';
import { type Word, wordOf } from './word.ts';

/** A piece of a sentence; offsets are UTF-16 into that sentence. */
export type Token = Word & {
  kind: 'word' | 'number' | 'quote' | 'mark' | 'han';
  start: number;
  end: number;
  /** A hyphen joins it to the token before. */
  joined: boolean;
};

/** Parts that are read as one: quoted strings, and flags to tools, which are left out. */
export type Marked = Range & { skip: boolean };

/** A mark, a quoted string or a run of Han characters: no word of a lexicon. */
const PLAIN = wordOf('');

/** Cuts a sentence into tokens, in one pass. `marked` is in order and does not overlap. */
export function tokenise(text: string, marked: readonly Marked[]): Token[] {
  const tokens: Token[] = [];
  let next = 0;
  let joined = false;
  const add = (kind: Token['kind'], start: number, end: number): number => {
    const raw = text.slice(start, end);
    const word = kind === 'word' || kind === 'number' ? wordOf(raw) : PLAIN;
    tokens.push({
      kind,
      text: word === PLAIN ? raw : word.text,
      stem: word === PLAIN ? raw : word.stem,
      roles: word.roles,
      capital: word.capital,
      relations: word.relations,
      topics: word.topics,
      start,
      end,
      joined,
    });
    joined = false;
    return end;
  };
  for (let at = 0; at < text.length; ) {
    const mark = marked[next];
    if (mark !== undefined && at >= mark.start) {
      if (!mark.skip) {
        add('quote', mark.start, mark.end);
        tokens.at(-1)!.text = text.slice(mark.start + 1, mark.end - 1);
      }
      at = mark.end;
      next += 1;
      continue;
    }
    const limit = mark?.start ?? text.length;
    const code = text.charCodeAt(at);
    let end = at + 1;
    if (isSpace(code)) at = end;
    else if (isDigit(code)) {
      while (end < limit && isDigit(text.charCodeAt(end))) end += 1;
      at = add('number', at, end);
    } else if (isHan(code)) {
      while (end < limit && isHan(text.charCodeAt(end))) end += 1;
      at = add('han', at, end);
    } else if (isLetter(code)) {
      while (end < limit && isInWord(text, end)) end += 1;
      at = add('word', at, end);
    } else if (code === 45 && isLetterOrDigit(text, at - 1) && isLetterOrDigit(text, end)) {
      joined = true;
      at = end;
    } else at = add('mark', at, end);
  }
  return tokens;
}

/** Apostrophes belong to a word where a letter follows: "don't", "fox’s". */
function isInWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetter(code) || ((code === 39 || code === 0x2019) && isLetter(text.charCodeAt(at + 1)));
}

function isLetterOrDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetter(code) || isDigit(code);
}

export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0x3000;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A letter of a script that parts words by spaces. */
export function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return (
    (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0xac00 && code <= 0xd7a3)
  );
}

/** Han characters and kana. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x3040 && code <= 0x30ff && code !== 0x30fb) || (code >= 0x3400 && code <= 0x9fff)
  );
}
