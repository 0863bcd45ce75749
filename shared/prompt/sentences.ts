import type { Range } from './range.ts';
import { isLetter, isSpace } from './token.ts';

const ENDS = '.!?;。！？；\n';
const NEGATIVE = /negative prompt\s{0,9}:/i;

/**
 * The sentences of a prompt, none cut within one of the given ranges (quoted strings, flags). What
 * stands after "Negative prompt:" is not to be drawn, and is left out.
 */
export function sentences(text: string, whole: readonly Range[]): Range[] {
  const negative = text.search(NEGATIVE);
  const limit = negative < 0 ? text.length : negative;
  const found: Range[] = [];
  let start = 0;
  let next = 0;
  for (let at = 0; at < limit; at += 1) {
    const range = whole[next];
    if (range !== undefined && at >= range.start) {
      at = range.end - 1;
      next += 1;
      // A quoted sentence that ends with its own full stop ends the sentence around it.
      if (!ENDS.includes(text[at - 1] ?? ' ') || !isCapital(text, at + 1)) continue;
    } else if (isLetter(text.charCodeAt(at)) || !endsAt(text, at)) continue;
    // A mark alone says nothing.
    if (at > start) found.push({ start, end: at + 1 });
    start = at + 1;
  }
  if (start < limit) found.push({ start, end: limit });
  return found;
}

function endsAt(text: string, at: number): boolean {
  const mark = text[at]!;
  if (!ENDS.includes(mark)) return false;
  return mark !== '.' || at + 1 >= text.length || isSpace(text.charCodeAt(at + 1));
}

/** A space and a capital letter stand here. */
function isCapital(text: string, at: number): boolean {
  return /^\s\p{Lu}/u.test(text.slice(at, at + 3));
}
