import type { Range } from './range.ts';
import { isDigit, isLetter, isSpace } from './token.ts';

const CLOSES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”"',
  '„': '“”"',
  '”': '”',
  '«': '»',
  '‘': "’'",
  '「': '」',
  '『': '』',
  '`': "`'",
};

/**
 * Quoted strings, the marks included, in order and none within another. One pass: each mark is
 * looked at once, and one that never closes is a plain character.
 */
export function quotes(text: string): Range[] {
  const found: Range[] = [];
  let open = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isLetter(text.charCodeAt(at))) continue;
    const mark = text[at]!;
    if (open !== '' && CLOSES[open]!.includes(mark) && closes(text, at, start)) {
      if (at > start + 1) found.push({ start, end: at + 1 });
      open = '';
    } else if (opens(text, at, mark) && (open === '' || replaces(text, at, open))) {
      open = mark;
      start = at;
    }
  }
  return found;
}

/** A quotation mark that is no apostrophe, inch or foot. */
function opens(text: string, at: number, mark: string): boolean {
  if (CLOSES[mark] === undefined) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (Number.isNaN(after) || isSpace(after)) return false;
  if (mark === '"') return !isDigit(before) || !isDigit(after);
  return mark === "'" || mark === '`' ? !isLetter(before) && !isDigit(before) : true;
}

/** An apostrophe within a word or after a plural does not close. */
function closes(text: string, at: number, start: number): boolean {
  const mark = text[at]!;
  const before = text.charCodeAt(at - 1);
  if (mark !== "'" && mark !== '’') return mark !== '"' || !isSpace(before) || at - start > 1;
  return !isLetter(text.charCodeAt(at + 1)) && !isSpace(before);
}

/**
 * A mark that can only open, where the same kind is open already: the earlier one was an apostrophe
 * or was never closed. A double mark within what a single one opened tells the same.
 */
function replaces(text: string, at: number, open: string): boolean {
  const mark = text[at]!;
  if (open === "'" || open === '`') {
    if (mark === '"' || mark === '“') return true;
  }
  return mark === open && (at === 0 || isSpace(text.charCodeAt(at - 1)));
}
