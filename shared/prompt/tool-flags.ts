import type { Range } from './range.ts';
import { isLetter, isSpace } from './token.ts';

/** Flags whose value may have any form; of others a value begins with a digit. */
const WITH_VALUE = /^(?:style|sref|cref|oref|profile|p|personalize|no|model|sampler)$/;
/** After an em dash, which some editors make of two hyphens, only known names are flags. */
const KNOWN =
  /^(?:ar|aspect|v|version|w|h|q|quality|s|stylize|seed|c|chaos|iw|niji|style|tile|test|testp|hd|vibe|uplight|upbeta|creative|stop|no|weird|sref|cref|raw|video|zoom|repeat|fast|relax|turbo|beta)$/;

const H = 104;

/** Flags to tools ("--ar 16:9", "—w 512", "<lora:film:1>") and addresses: no words to draw. */
export function toolFlags(text: string): Range[] {
  const found: Range[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== H && isLetter(code)) continue;
    const end = flagEnd(text, at);
    if (end === null) continue;
    found.push({ start: at, end });
    at = end - 1;
  }
  return found;
}

function flagEnd(text: string, at: number): number | null {
  const mark = text[at]!;
  if (mark === '<' && text[at + 1] !== ' ') {
    const close = text.slice(at, at + 80).indexOf('>');
    return close > 0 ? at + close + 1 : null;
  }
  if (mark === 'h' && text.startsWith('http', at) && /^https?:\/\//.test(text.slice(at, at + 8)))
    return chunkEnd(text, at);
  if (mark !== '—' && mark !== '–' && !text.startsWith('--', at)) return null;
  if (at > 0 && !isSpace(text.charCodeAt(at - 1)) && mark === '-' && text[at - 1] !== ',')
    return null;
  const from = at + (mark === '-' ? 2 : 1);
  let end = from;
  while (end < text.length && end - from < 16 && isLetter(text.charCodeAt(end))) end += 1;
  const name = text.slice(from, end).toLowerCase();
  if (name === '' || (mark !== '-' && !KNOWN.test(name))) return null;
  return valueEnd(text, end, name);
}

function valueEnd(text: string, end: number, name: string): number {
  let at = end;
  if (name === 'no') {
    // What follows is left out of the picture by the tool itself, up to the next flag.
    while (at < text.length && !text.startsWith(' --', at) && !text.startsWith(' —', at)) at += 1;
    return at;
  }
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  const hasValue = WITH_VALUE.test(name) ? text[at] !== '-' : /[\d.]/.test(text[at] ?? '');
  return hasValue ? chunkEnd(text, at) : end;
}

function chunkEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && text[end] !== ',') end += 1;
  return end;
}
