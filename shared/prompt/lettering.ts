import { ROLE } from './lexicon/grammar.ts';
import { ASKED, GIVEN, NAMED } from './lexicon/lettering.ts';
import type { Reading } from './reading.ts';
import { isHan, type Token } from './token.ts';

/** A text to be drawn; `words` null where it is asked for but not given. */
export type Lettering = { words: number | null; from: number; to: number };

const NAMES = new Set(NAMED.split(' '));
const OPEN = new Set(ASKED.split(' '));
const TITLES = new Set(GIVEN.split(' '));
/** How far from a quoted string a word may stand and still tell what it is. */
const BEFORE = 9;
const AFTER = 6;
const GIVES = new Set([
  'with',
  'add',
  'include',
  'including',
  'has',
  'having',
  'containing',
  'plus',
  'con',
  'с',
]);
const WITHOUT = /^(?:no|without|any|sin|без)$/;
/** What follows a name whose look is meant. */
const LOOKS_LIKE = /^(?:的?[风感]|[風式調]|のような|みたい|テイスト|スタイル)/;
const ALL_CAPITALS = /^\p{Lu}[\p{Lu}\d'’-]+$/u;

/** The texts that a sentence asks to have drawn. */
export function letteringOf(reading: Reading): Lettering[] {
  const { tokens } = reading;
  const found: Lettering[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { kind } = tokens[at]!;
    const one =
      kind === 'quote' ? quoted(reading, at) : kind === 'word' ? unquoted(reading, at) : null;
    if (one !== null) found.push(one);
    at = Math.max(at + 1, one?.to ?? 0);
  }
  return found.some(({ words }) => words !== null)
    ? found.filter(({ words }) => words !== null)
    : found.slice(0, 1);
}

/** A quoted string is lettering unless it is a name or a figure of speech. */
function quoted({ tokens }: Reading, at: number): Lettering | null {
  const content = tokens[at]!.text;
  const words = countWords(content);
  // "“Cyberpunk” style", 「…」風, 『…』のような: the look of something by that name.
  if (words === 0 || LOOKS_LIKE.test(tokens[at + 1]?.text ?? '')) return null;
  const isBig =
    words > 1 ||
    /[\p{Lu}\p{Nd}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(content[0] ?? '');
  let isNamed = false;
  for (let back = at - 1; back >= Math.max(0, at - BEFORE); back -= 1) {
    const { text, kind } = tokens[back]!;
    if (kind === 'quote') return isBig || back === at - 1 ? { words, from: at, to: at + 1 } : null;
    if (isCue(tokens[back]!)) return { words, from: at, to: at + 1 };
    isNamed ||= back >= at - 3 && NAMES.has(text);
  }
  return (isBig && !isNamed) || isNear(tokens, at) ? { words, from: at, to: at + 1 } : null;
}

/** A word of lettering follows: "'open' sign", "'START' written on". */
function isNear(tokens: readonly Token[], at: number): boolean {
  const after = tokens.slice(at + 1, at + 1 + AFTER);
  return after.some((token, i) => isCue(token) && !WITHOUT.test(after[i - 1]?.text ?? ''));
}

function isCue({ roles }: Token): boolean {
  return (roles & ROLE.letters) !== 0;
}

function unquoted(reading: Reading, at: number): Lettering | null {
  const { tokens } = reading;
  const { text } = tokens[at]!;
  const next = tokens[at + 1];
  // Without Spanish around it, "dice" are thrown.
  const says = reading.isSpanish ? /^(?:says?|dice|dicen|diga)$/ : /^says?$/;
  const speaks =
    says.test(text) || /^(?:saying|reads?|reading|ponen?|ponga|lee|гласит)$/.test(text);
  if (speaks && next !== undefined) {
    if (next.text === ':' || next.kind === 'quote') return null;
    if (/^(?:something|anything)$/.test(next.text)) return { words: null, from: at, to: at + 2 };
    const isSaid =
      says.test(text) || text === 'ponga' || (text === 'saying' && next.kind === 'word');
    const isShown = next.kind === 'number' || isCapital(reading, at + 1);
    if (isShown || (isSaid && isPlain(next))) return given(reading, at + 1);
  }
  if (TITLES.has(text)) {
    if (isFollowedByQuote(tokens, at)) return null;
    if (next?.kind === 'word' && !next.joined && isGiven(reading, at))
      return given(reading, at + 1);
  }
  if (/^(?:written|printed|engraved|escrito)$/.test(text) && at > 1 && isCapital(reading, at - 1))
    return given(reading, firstCapital(reading, at - 1), at);
  const isWritten = /^(?:escrit[oa]|написан[ао]?)$/.test(text) && next?.kind === 'word';
  const before = tokens[at - 1]?.text ?? '';
  if (isWritten && (isCapital(reading, at + 1) || /^котор/.test(before)))
    return given(reading, at + 1);
  return OPEN.has(text) ? asked(reading, at) : null;
}

/** "The word AXX", "in the shape of text open your mind". */
function isGiven(reading: Reading, at: number): boolean {
  const { tokens } = reading;
  const next = tokens[at + 1]!;
  if (isCapital(reading, at + 1)) return next.end - next.start > 1 || isCapital(reading, at + 2);
  const before = tokens[at - 1]?.text;
  const roles = next.roles;
  const ends = roles & (ROLE.breaks | ROLE.joins | ROLE.copula | ROLE.frame | ROLE.determiner);
  return tokens[at]!.text === 'text' && before === 'of' && ends === 0;
}

/** "With a big title", "add a caption": which words is left open. */
function asked({ tokens }: Reading, at: number): Lettering | null {
  if (isFollowedByQuote(tokens, at) || tokens[at + 1]?.text === ':') return null;
  for (let back = at - 1; back >= Math.max(0, at - 5); back -= 1) {
    const { text, kind } = tokens[back]!;
    if (GIVES.has(text)) return { words: null, from: back, to: at + 1 };
    if (kind !== 'word' || text === 'no' || text === 'any' || text === 'without') return null;
  }
  return null;
}

function isFollowedByQuote(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at + 1, at + 5).some(({ kind }) => kind === 'quote');
}

/** The words from a token to the end of the phrase. */
function given(reading: Reading, from: number, limit = reading.tokens.length): Lettering {
  const { tokens } = reading;
  let to = from + 1;
  const isUpper = ALL_CAPITALS.test(reading.text.slice(tokens[from]!.start, tokens[from]!.end));
  while (to < limit && tokens[to]!.kind !== 'mark' && tokens[to]!.kind !== 'quote') {
    const roles = tokens[to]!.roles;
    if (isUpper && !isCapital(reading, to) && !tokens[to]!.joined) break;
    if (roles & ROLE.places && to > from + 1) break;
    to += 1;
  }
  const words = tokens.slice(from, to).filter(({ joined }) => !joined).length;
  return { words, from: from - 1, to };
}

function firstCapital(reading: Reading, at: number): number {
  let first = at;
  while (first > 1 && isCapital(reading, first - 1)) first -= 1;
  return first;
}

function isCapital({ tokens }: Reading, at: number): boolean {
  return tokens[at]?.capital === true;
}

function isPlain(token: Token): boolean {
  return token.kind === 'word' && !/^(?:that|to|goodbye|about|in|on|no)$/.test(token.text);
}

/** Words of a text; two characters of Chinese or Japanese count as one. */
export function countWords(text: string): number {
  let words = 0;
  let han = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isHan(code)) {
      han += 1;
      inWord = false;
    } else {
      const isIn = code > 32 && code !== 0x3000;
      if (isIn && !inWord && !/[.,:;!?、。，：！？·•|&–—-]/.test(text[at]!)) words += 1;
      if (!isIn || inWord || words > 0)
        inWord = isIn && (inWord || !/[.,:;•|&–—-]/.test(text[at]!));
    }
  }
  return words + Math.ceil(han / 2);
}
