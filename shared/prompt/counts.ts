import { ROLE } from './lexicon/grammar.ts';
import { GATHERS, PAIRED, VAGUE } from './lexicon/numbers.ts';
import { numberAt } from './numbers.ts';
import type { Reading } from './reading.ts';
import { isAttribute, isPlural, isUnlisted } from './roles.ts';
import type { Token } from './token.ts';

/** Things asked for in a number; tokens `from` to before `to` say it. */
export type Count = { subject: string; n: number | null; from: number; to: number };

const OPEN = new Set(VAGUE.split(' '));
const GROUPS = new Set(GATHERS.split(' '));
const PAIRS = new Set(PAIRED.split(' '));
const GROUPED = new Map([
  ['pair', 2],
  ['couple', 2],
  ['duo', 2],
  ['trio', 3],
  ['quartet', 4],
  ['par', 2],
  ['docena', 12],
  ['trío', 3],
  ['dúo', 2],
  ['cuarteto', 4],
  ['quinteto', 5],
  ['pareja', 2],
  ['decena', 10],
  ['тройка', 3],
  ['трио', 3],
  ['дуэт', 2],
  ['квартет', 4],
  ['десяток', 10],
  ['полдюжины', 6],
  ['пара', 2],
  ['пару', 2],
]);
/** "Three quarter view", "two tone", "five star": a kind, not a number. */
const NO_COUNT = new Set(
  'quarter tone column story dimensional fold star course hundred thousand million'.split(' '),
);
const RUSSIAN_PREPOSITIONS = /^(?:от|из|в|во|на|с|со|у|к|по|для|за|над|под|и|или)$/;
/** Between a number and its noun stand at most so many words. */
const REACH = 7;

/** What a sentence asks for in numbers. */
export function countsOf(reading: Reading): Count[] {
  const { tokens } = reading;
  const found: Count[] = [];
  for (let at = 0; at < tokens.length; ) {
    const count = countAt(reading, at);
    if (count !== null) found.push(count);
    at = count?.to ?? at + 1;
  }
  return found;
}

function countAt({ tokens, isSpanish }: Reading, at: number): Count | null {
  const token = tokens[at]!;
  if (token.joined || (token.kind !== 'word' && token.kind !== 'number')) return null;
  const n = numberAt(tokens, at, isSpanish || token.text > 'а');
  const isVague = OPEN.has(token.text);
  if (n === null && !isVague) return pairAt(tokens, at);
  if (tokens[at + 1]?.joined) return null;
  const before = tokens[at - 1]?.text ?? '';
  if (before === 'top' && n !== null && tokens[at + 1]?.kind !== 'word') return null;
  const isGathered = before === 'of' && GROUPS.has(tokens[at - 2]?.text ?? '');
  const noun =
    nounAfter(tokens, at + 1, isCyrillic(token) || isCyrillic(tokens[at + 1])) ??
    (token.kind === 'word' && n !== null ? singularAfter(tokens, at + 1) : null);
  if (noun !== null) return { subject: tokens[noun]!.stem, n, from: at, to: noun + 1 };
  return isGathered && n !== null
    ? { subject: tokens[at - 2]!.text, n, from: at - 2, to: at + 1 }
    : null;
}

/** "A pair of", "a couple of", "a trio of". */
function pairAt(tokens: readonly Token[], at: number): Count | null {
  const { text } = tokens[at]!;
  const n = GROUPED.get(text);
  if (n === undefined) return null;
  const isOf = tokens[at + 1]?.text === 'of' || tokens[at + 1]?.text === 'de';
  if (!isOf && text < 'а') return null;
  const from = at + (isOf ? 2 : 1);
  const noun = nounAfter(tokens, from, text > 'а');
  if (noun === null) return null;
  // "A pair of jeans" is one thing, in Spanish with the adjective behind it.
  if (tokens.slice(from, noun + 1).some((one) => PAIRS.has(one.text))) return null;
  return { subject: tokens[noun]!.stem, n, from: at, to: noun + 1 };
}

function isCyrillic(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.text > 'а';
}

/** The plural noun that a number counts; null where it counts hours, years, degrees or nothing. */
function nounAfter(tokens: readonly Token[], from: number, isRussian: boolean): number | null {
  let last: number | null = null;
  for (let at = from; at < from + REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'han') break;
    if (token.kind === 'mark') {
      if (token.text !== ',' || last !== null || at === from) break;
      continue;
    }
    if (token.kind !== 'word') break;
    const roles = token.roles;
    if (at === from && (roles & ROLE.unit) !== 0) return null;
    if (isRussian) {
      // "Пара от супа" is steam.
      if (RUSSIAN_PREPOSITIONS.test(token.text)) break;
      if (!/(?:ых|их|ые|ие|ый|ой|ими|ыми)$/.test(token.text)) return at;
      continue;
    }
    if (at === from && (token.text === 'of' || token.text === 'de')) return null;
    if (roles & (ROLE.breaks | ROLE.determiner)) break;
    if (roles & ROLE.joins && last !== null) break;
    if (isPlural(token.text, roles) && !(roles & ROLE.attribute)) {
      if (last !== null && roles & ROLE.verb) break;
      last = at;
      const next = tokens[at + 1];
      if (next === undefined || next.kind !== 'word' || !isPlural(next.text, next.roles)) break;
    }
  }
  return last;
}

/** "Two samurai", "nine round colourful vector": after a number that is written out, any noun. */
function singularAfter(tokens: readonly Token[], from: number): number | null {
  let at = from;
  while (tokens[at]?.kind === 'word' && isAttribute(tokens[at]!.text, tokens[at]!.roles)) at += 1;
  const noun = tokens[at];
  if (noun === undefined || noun.kind !== 'word' || noun.joined || tokens[at + 1]?.joined)
    return null;
  const isNoun = isUnlisted(noun.roles) && !(noun.roles & ROLE.spanish) && !NO_COUNT.has(noun.text);
  return isNoun ? at : null;
}
