import { NOT_HANDS_AFTER, NOT_HANDS_BEFORE, OPEN_WORDS, TOPICS } from './lexicon/topics.ts';
import { phraseBook, phrasesAt } from './phrase-book.ts';
import type { SpannedFact } from './prompt-facts.ts';
import type { Reading } from './reading.ts';

/** A topic that tokens `from` to before `to` name; `open`: what to draw is left to the model. */
export type Topic = { fact: SpannedFact | 'open'; from: number; to: number };

const BOOK = phraseBook<SpannedFact | 'open'>([...TOPICS, ['open', OPEN_WORDS]]);
const BEFORE_HANDS = new Set(NOT_HANDS_BEFORE.split(' '));
const AFTER_HANDS = new Set(NOT_HANDS_AFTER.split(' '));
const FRAMES_LOOK = new Set(['by', 'art']);

/** The topics that a sentence names. */
export function topicsOf(reading: Reading): Topic[] {
  const { tokens } = reading;
  return tokens.flatMap((token, at): Topic[] => {
    if (token.kind !== 'word' && token.kind !== 'number') return [];
    const hits = phrasesAt(BOOK, tokens, at)
      .filter(({ value, to }) => value !== 'hands' || isHand(reading, at, to))
      .map(({ value, from, to }) => ({ fact: value, from, to }));
    const body = /(?:man|woman|men|women|boy|girl)$/.test(token.text) && token.text.length > 6;
    if (body && !/^(?:ottoman|talisman|human)/.test(token.text))
      hits.push({ fact: 'people', from: at, to: at + 1 });
    if (isArtist(reading, at)) hits.push({ fact: 'style', from: at, to: at + 3 });
    return hits;
  });
}

function isHand({ tokens }: Reading, from: number, to: number): boolean {
  const after = tokens[to];
  if (after !== undefined && AFTER_HANDS.has(after.text)) return false;
  const before = tokens[from - 1]?.text ?? '';
  return !(BEFORE_HANDS.has(before) && after?.text === 'side');
}

/** "By Greg Land", "art by ross tran": a name after "by" names a look. */
function isArtist({ tokens, text }: Reading, at: number): boolean {
  if (!FRAMES_LOOK.has(tokens[at]!.text) || tokens[at]!.text !== 'by') return false;
  const first = tokens[at + 1];
  const second = tokens[at + 2];
  if (first?.kind !== 'word' || second?.kind !== 'word') return false;
  return isUpper(text, first.start) && isUpper(text, second.start);
}

function isUpper(text: string, at: number): boolean {
  const letter = text[at] ?? '';
  return letter !== letter.toLowerCase();
}
