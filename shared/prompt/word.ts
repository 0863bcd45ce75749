import { RELATIONS } from './lexicon/relations.ts';
import { OPEN_WORDS, TOPICS } from './lexicon/topics.ts';
import { type Phrase, phraseBook } from './phrase-book.ts';
import type { RelationKind, SpannedFact } from './prompt-facts.ts';
import { rolesOf } from './roles.ts';
import { singular } from './singular.ts';

/** All that the lexicons know of a word or a number by itself. */
export type Word = {
  /** In lower case. */
  text: string;
  /** A word in the singular. */
  stem: string;
  /** What it does in a phrase: bits of ROLE. */
  roles: number;
  /** Begins with a capital letter. */
  capital: boolean;
  /** The phrases that it may begin. */
  relations: readonly Phrase<RelationKind>[];
  topics: readonly Phrase<SpannedFact | 'open'>[];
};

const RELATION_BOOK = phraseBook(RELATIONS);
const TOPIC_BOOK = phraseBook<SpannedFact | 'open'>([...TOPICS, ['open', OPEN_WORDS]]);
const NONE: readonly never[] = [];
const KNOWN = new Map<string, Word>();
/** So many words are remembered; a language's common words are fewer. */
const REMEMBERED = 4000;
const LONGEST = 40;

/** Looks a word up. What was looked up is remembered, since prompts repeat their words. */
export function wordOf(raw: string): Word {
  const known = KNOWN.get(raw);
  if (known !== undefined) return known;
  const text = raw.toLowerCase();
  const stem = singular(text);
  const word = {
    text,
    stem,
    roles: rolesOf(text, stem),
    capital: raw.charCodeAt(0) !== text.charCodeAt(0),
    relations: RELATION_BOOK.get(text) ?? NONE,
    topics: TOPIC_BOOK.get(text) ?? TOPIC_BOOK.get(stem) ?? NONE,
  };
  if (KNOWN.size >= REMEMBERED) KNOWN.clear();
  if (raw.length <= LONGEST) KNOWN.set(raw, word);
  return word;
}
