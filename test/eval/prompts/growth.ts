import { promptFacts } from '../../../shared/prompt/facts.ts';

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

/** Milliseconds for a prompt of so many characters, the least of three. */
function timeOf(piece: string, length: number): number {
  const prompt = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  let least = Infinity;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    promptFacts(prompt);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/**
 * How the time grows when each hostile input doubles from 25 kB to 100 kB: the exponent of the
 * length that fits, 1 for linear, 2 for square. The worst, and which input it was.
 */
export function worstGrowth(): { exponent: number; piece: string; ms: number } {
  let worst = { exponent: 0, piece: '', ms: 0 };
  for (const [name, piece] of Object.entries(HOSTILE)) {
    timeOf(piece, 25_000);
    const short = timeOf(piece, 25_000);
    const long = timeOf(piece, 100_000);
    const exponent = Math.log(long / Math.max(0.05, short)) / Math.log(4);
    if (exponent > worst.exponent) worst = { exponent, piece: name, ms: long };
  }
  return worst;
}
