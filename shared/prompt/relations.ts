import { ROLE } from './lexicon/grammar.ts';
import { NO_PLACES, NOT_AFTER } from './lexicon/relations.ts';
import { isPhrase } from './phrase-book.ts';
import { isPose } from './pose.ts';
import type { RelationKind } from './prompt-facts.ts';
import type { Reading } from './reading.ts';
import type { Token } from './token.ts';

/** An explicit relation; tokens `from` to before `to` say it. */
export type Relation = { kind: RelationKind; from: number; to: number };

/** What light and weather may stand with. */
const LIT = new Set([
  'under',
  'beneath',
  'underneath',
  'behind',
  'below',
  'под',
  'перед',
  'entre',
  'de',
]);
const WAYS = new Set(NO_PLACES.split(' '));
const SPANISH = /^(?:a|al|en|por|entre|junto|cerca|dentro|frente|cara|tras)$/;
/** "On the left", "to the immediate right", "at its far left". */
const LEADS = new Set(['on', 'to', 'at', 'from', 'toward', 'towards']);
const BETWEEN = new Set(
  'the its his her their my your far extreme immediate upper lower top bottom very direct'.split(
    ' ',
  ),
);
const FOLLOWS = new Set(['of', 'side', 'corner', 'half', 'edge', 'third', 'hand', 'from', 'to']);
const HEIGHTS = new Set(['top', 'bottom', 'upper', 'lower']);
const TURNS =
  /^(?:lean|tilt|turn|bent|bend|look|fac|reach|point|twist|rotat|angl|stretch|extend|mov|gaz|glanc|head|walk|run|driv|fly|swip|slid)(?:s|es|ed|ing|ning|e)?$/;
/** "The left arm", "left alone", "right now": no side of another thing. */
const NO_SIDE = new Set(
  'arm arms leg legs hand hands foot feet knee knees elbow shoulder eye ear hip thigh wrist behind alone now over turn wing paw'.split(
    ' ',
  ),
);

/** The explicit relations of a sentence, in its order. */
export function relationsOf(reading: Reading): Relation[] {
  const { tokens } = reading;
  const found: Relation[] = [];
  for (let at = 0; at < tokens.length; ) {
    const relation = sideAt(tokens, at) ?? phraseAt(reading, at);
    if (relation !== null) found.push(relation);
    at = relation?.to ?? at + 1;
  }
  return found;
}

function phraseAt({ tokens, isSpanish }: Reading, at: number): Relation | null {
  const { text, relations } = tokens[at]!;
  if (relations.length === 0 || (!isSpanish && SPANISH.test(text))) return null;
  const phrase = relations.find((one) => isPhrase(one, tokens, at));
  if (phrase === undefined) return null;
  const to = at + 1 + phrase.rest.length;
  if (phrase.rest.length === 0) {
    const before = tokens[at - 1]?.text ?? '';
    // "Seen from behind", and yet "peeking out from behind a hedge".
    const emerges = text === 'behind' && before === 'from' && startsThing(tokens[to]);
    if (NOT_AFTER.get(text)?.has(before) && !emerges) return null;
    if (tokens[to]?.joined || tokens[to]?.kind === 'number') return null;
  }
  return leadsNowhere(tokens, to) || (phrase.value !== 'opposite' && isPose(tokens, at))
    ? null
    : { kind: phrase.value, from: at, to };
}

function startsThing(token: Token | undefined): boolean {
  return token !== undefined && (token.roles & ROLE.determiner) !== 0;
}

/** Whether the noun that follows is light or weather: "under a starry night sky". */
function leadsNowhere(tokens: readonly Token[], from: number): boolean {
  if (!LIT.has(tokens[from - 1]!.text)) return false;
  for (let at = from; at < from + 5; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word') return false;
    if (token.text === 'light' && tokens[from]!.text === 'a') return false;
    if (WAYS.has(token.text)) {
      const next = tokens[at + 1];
      return next === undefined || next.kind !== 'word' || next.roles !== 0;
    }
    if (token.roles & (ROLE.breaks | ROLE.joins)) return false;
  }
  return false;
}

/** Left, right and the corners of the picture. */
function sideAt(tokens: readonly Token[], at: number): Relation | null {
  const { text, joined } = tokens[at]!;
  if (text !== 'left' && text !== 'right') return HEIGHTS.has(text) ? cornerAt(tokens, at) : null;
  const next = tokens[at + 1]?.text ?? '';
  if (joined || NO_SIDE.has(next)) return null;
  let lead = at - 1;
  while (lead > at - 4 && BETWEEN.has(tokens[lead]?.text ?? '')) lead -= 1;
  const isLed = LEADS.has(tokens[lead]?.text ?? '');
  if (isLed && next !== 'of' && isTurned(tokens, lead)) return null;
  if (!isLed && !FOLLOWS.has(next)) return null;
  if (next === 'hand' && tokens[at + 2]?.text !== 'side' && tokens[at + 2]?.text !== 'corner')
    return null;
  let to = at + 1;
  while (to < at + 4 && FOLLOWS.has(tokens[to]?.text ?? '')) to += 1;
  return { kind: text, from: isLed ? lead : at, to };
}

/** "Leaning slightly to the left": a pose, which sets nothing beside another thing. */
function isTurned(tokens: readonly Token[], lead: number): boolean {
  if (tokens[lead]!.text === 'on') return false;
  for (let at = lead - 1; at >= Math.max(0, lead - 3); at -= 1)
    if (TURNS.test(tokens[at]!.text)) return true;
  return false;
}

/** "Top left", "the upper right corner", "bottom center of the screen". */
function cornerAt(tokens: readonly Token[], at: number): Relation | null {
  const next = tokens[at + 1]?.text ?? '';
  const after = tokens[at + 2]?.text ?? '';
  if (next === 'left' || next === 'right') {
    if (NO_SIDE.has(after)) return null;
    return { kind: 'place', from: at, to: at + (FOLLOWS.has(after) ? 3 : 2) };
  }
  const isPlace = next === 'corner' || next === 'center' || next === 'edge' || next === 'half';
  return isPlace ? { kind: 'place', from: at, to: at + 2 } : null;
}
