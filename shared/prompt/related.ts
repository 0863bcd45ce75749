import { ROLE } from './lexicon/grammar.ts';
import { isPose } from './pose.ts';
import type { Reading } from './reading.ts';

/** "In the style of", "in colour", "in a red jacket", "on one leg": nothing is set against another. */
const NOT_PLACES = new Set(
  'style styles color colors colour black white shape art font form mood tone detail details resolution night day sunset sunrise dawn dusk love letters caps pose motion high picture photo photograph mid position profile focus search order camera series isometric space air canvas fire jacket shirt dress suit hat uniform costume clothes clothing outfit armor armour robe coat swimsuits sky field distance years century leg arm foot knees elbows waist arms legs feet direction directions way real line front place stance century font typography cursive print motion half rain snow wind stomach chest back body hip'.split(
    ' ',
  ),
);
/** Prepositions that tell a way, a means or a look as often as a place. */
const NO_PLACE = new Set(
  'by with at over into through against toward towards onto across amid upon'.split(' '),
);
const ALSO = new Set(['surrounded', 'covered', 'outside', 'sobre', 'на', 'в', 'en']);

/** Whether a sentence sets things against each other at all, exactly or not: "a cat on a chair". */
export function isRelated({ tokens, taken }: Reading): boolean {
  return tokens.some(({ text, roles }, at) => {
    if (taken[at]) return false;
    if (ALSO.has(text)) return true;
    if ((roles & ROLE.places) === 0 || NO_PLACE.has(text)) return false;
    // "In winter", "in pastel colours": only "in a …" is likely to be a place.
    if (text === 'in' && !((tokens[at + 1]?.roles ?? 0) & ROLE.determiner)) return false;
    return leadsToThing(tokens, at + 1) && !isPose(tokens, at);
  });
}

/** A noun phrase follows whose words are none of style, colour or time. */
function leadsToThing(tokens: Reading['tokens'], from: number): boolean {
  for (let at = from; at < from + 6; at += 1) {
    const token = tokens[at];
    if (token?.kind === 'number') continue;
    if (token === undefined || token.kind !== 'word') return at > from;
    if (NOT_PLACES.has(token.text)) return false;
    if (token.roles & (ROLE.breaks | ROLE.joins | ROLE.copula)) return at > from;
  }
  return true;
}
