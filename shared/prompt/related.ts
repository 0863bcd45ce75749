import { ROLE } from './lexicon/grammar.ts';
import type { Reading } from './reading.ts';

/** "In the style of", "in colour", "at night", "on white": a preposition that places nothing. */
const NOT_PLACES = new Set(
  'style styles color colors colour black white shape background art font form mood tone detail resolution night day sunset sunrise dawn dusk love letters caps pose motion 4k 8k hd high image picture photo photograph mid middle century position profile focus search front line order camera series isometric'.split(
    ' ',
  ),
);
const FIGURES = new Set([
  'in',
  'at',
  'on',
  'with',
  'by',
  'over',
  'into',
  'through',
  'against',
  'toward',
  'towards',
]);
const ALSO = new Set(['surrounded', 'covered', 'outside', 'sobre', 'на', 'в', 'en']);

/** Whether a sentence sets things against each other at all, exactly or not: "a cat on a chair". */
export function isRelated({ tokens, taken }: Reading): boolean {
  return tokens.some(({ kind, text, roles }, at) => {
    if (kind !== 'word' || taken[at]) return false;
    if (ALSO.has(text)) return true;
    if (!(roles & ROLE.places) || text === 'by' || text === 'with') return false;
    return !FIGURES.has(text) || leadsToThing(tokens, at + 1);
  });
}

/** A noun phrase follows whose words are none of style, colour or time. */
function leadsToThing(tokens: Reading['tokens'], from: number): boolean {
  for (let at = from; at < from + 6; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') return at > from;
    if (NOT_PLACES.has(token.text)) return false;
    if (token.roles & (ROLE.breaks | ROLE.joins | ROLE.copula)) return at > from;
  }
  return true;
}
