import { type Concept, WORDS } from './words/words.ts';

const patterns = new Map<Concept, RegExp>();

/** Word beginnings for scripts with spaces between words; anywhere for those without. */
function patternOf(concept: Concept): RegExp {
  const known = patterns.get(concept);
  if (known) return known;
  const { starts, anywhere = '' } = WORDS[concept];
  const parts = [starts && `(?<![\\p{L}\\p{N}])(?:${starts})`, anywhere && `(?:${anywhere})`];
  const pattern = new RegExp(parts.filter(Boolean).join('|'), 'iu');
  patterns.set(concept, pattern);
  return pattern;
}

const MOST_KEPT = 4000;
const heard = new Map<Concept, Map<string, boolean>>();

/** Turkish has a capital that no pattern takes for its small letter: "İstem". */
function lower(words: string): string {
  return words.replaceAll('İ', 'i');
}

/** Whether words speak of something, in any of the languages known. */
export function speaksOf(words: string, concept: Concept): boolean {
  if (!/\p{L}/u.test(words)) return false;
  let known = heard.get(concept);
  if (!known) {
    known = new Map();
    heard.set(concept, known);
  }
  const had = known.get(words);
  if (had !== undefined) return had;
  const speaks = patternOf(concept).test(lower(words));
  if (known.size > MOST_KEPT) known.clear();
  known.set(words, speaks);
  return speaks;
}

/** Where words first speak of something; Infinity where they do not. */
export function placeOf(words: string, concept: Concept): number {
  if (!speaksOf(words, concept)) return Number.POSITIVE_INFINITY;
  return patternOf(concept).exec(lower(words))?.index ?? Number.POSITIVE_INFINITY;
}
