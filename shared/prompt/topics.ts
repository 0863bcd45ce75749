import { NOT_HANDS_AFTER, NOT_HANDS_BEFORE } from './lexicon/topics.ts';
import { isPhrase } from './phrase-book.ts';
import type { SpannedFact } from './prompt-facts.ts';
import type { Reading } from './reading.ts';
import type { Token } from './token.ts';

/** A topic that tokens `from` to before `to` name; `open`: what to draw is left to the model. */
export type Topic = { fact: SpannedFact | 'open'; from: number; to: number };

const BEFORE_HANDS = new Set(NOT_HANDS_BEFORE.split(' '));
const AFTER_HANDS = new Set(NOT_HANDS_AFTER.split(' '));
const BODY = /(?:man|woman|men|women|boy|girl)$/;
const NOBODY = /^(?:ottoman|talisman|human|snowman|superhuman)/;

/** The topics that a sentence names. */
export function topicsOf(reading: Reading): Topic[] {
  const { tokens } = reading;
  const found: Topic[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { text, topics } = tokens[at]!;
    const first = found.length;
    for (const phrase of topics) {
      const to = at + 1 + phrase.rest.length;
      // Of each fact the longest phrase, which comes first.
      if (found.slice(first).some(({ fact }) => fact === phrase.value)) continue;
      if (!isPhrase(phrase, tokens, at)) continue;
      if (phrase.value === 'hands' && !isHand(reading, at, to)) continue;
      found.push({ fact: phrase.value, from: at, to });
    }
    if (text.length > 6 && BODY.test(text) && !NOBODY.test(text))
      found.push({ fact: 'people', from: at, to: at + 1 });
    if (text === 'by' && isName(reading, at + 1))
      // "By Greg Land": a name after "by" names a look.
      found.push({ fact: 'style', from: at, to: at + 3 });
  }
  return found;
}

/** Two words with capitals; or, as an item of a list, two that the language does not know. */
function isName({ tokens }: Reading, at: number): boolean {
  const [first, last] = [tokens[at], tokens[at + 1]];
  if (!first || !last) return false;
  if (first.capital && last.capital) return true;
  const isItem = [tokens[at - 2], tokens[at + 2]].every((one) => !one || one.kind === 'mark');
  const isWord = (one: Token) => one.kind === 'word' && one.roles === 0 && one.text === one.stem;
  return isItem && isWord(first) && isWord(last);
}

function isHand({ tokens }: Reading, from: number, to: number): boolean {
  const after = tokens[to];
  if (after !== undefined && AFTER_HANDS.has(after.text)) return false;
  const before = tokens[from - 1]?.text ?? '';
  return !(BEFORE_HANDS.has(before) && after?.text === 'side');
}
