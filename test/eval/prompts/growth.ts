import { promptFacts } from '../../../shared/prompt/facts.ts';
import { coreMs } from './speed.ts';

/** Below this a time is too short to be told from the clock's own steps. */
const LEAST_MS = 16;

/** Pieces whose repetition makes a pattern that backtracks, or a list that is searched, explode. */
export const HOSTILE: Readonly<Record<string, string>> = {
  letters: 'a',
  spaces: ' ',
  quotes: '"',
  apostrophes: " 'a",
  'open quotes': ' “a',
  numbers: '3 ',
  'numbers and adjectives': '3 red ',
  commas: '3, ',
  flags: ' --no a',
  dashes: '-',
  'em dashes': ' —',
  angles: '<a',
  addresses: 'https://',
  negations: 'no no ',
  'negated people': 'no people, ',
  'relations and distances': 'three feet from the left of ',
  relations: 'to the left of ',
  'half relations': 'on the far far ',
  'under the': 'under dark ',
  says: 'sign that says ',
  'text of': 'with big text ',
  with: 'with ',
  articles: 'the the ',
  nouns: 'cat dog ',
  attributes: 'red and ',
  sentences: 'a. ',
  'full stops': '.',
  'negative prompt': 'negative prompt ',
  'chinese numbers': '三',
  'chinese counts': '三只',
  'chinese marks': '左边写着',
  kana: 'の',
  cyrillic: 'два ',
  spanish: 'a la ',
  emoji: '🙂',
  newlines: '\n',
  brackets: '((',
};

const SHORT = 25_000;
const LONG = 100_000;
const ROUNDS = 5;

/** Milliseconds of a core to read 100 kB, in prompts of so many characters; the least of some rounds. */
function timeIn(piece: string, length: number): number {
  const prompt = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = coreMs();
    for (let read = 0; read < LONG; read += length) promptFacts(prompt);
    least = Math.min(least, coreMs() - start);
  }
  return least;
}

/**
 * How much dearer a character of a hostile input gets when the input doubles twice, from 25 kB to
 * 100 kB: 1 where time is linear, 4 where it is square. The worst, and which input it was.
 */
export function worstGrowth(): { growth: number; piece: string; ms: number } {
  let worst = { growth: 0, piece: '', ms: 0 };
  for (const [name, piece] of Object.entries(HOSTILE)) {
    const short = timeIn(piece, SHORT);
    const long = timeIn(piece, LONG);
    const growth = long / Math.max(LEAST_MS, short);
    if (growth > worst.growth) worst = { growth, piece: name, ms: long };
  }
  return worst;
}
