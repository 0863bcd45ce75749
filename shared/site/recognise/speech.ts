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

const heard = new Map<string, boolean>();

/** Whether words speak of something, in any of the languages known. */
export function speaksOf(words: string, concept: Concept): boolean {
  if (!words) return false;
  const key = `${concept}\n${words}`;
  const known = heard.get(key);
  if (known !== undefined) return known;
  const speaks = patternOf(concept).test(words);
  if (heard.size > 20_000) heard.clear();
  heard.set(key, speaks);
  return speaks;
}

/** Where words first speak of something; Infinity where they do not. */
export function placeOf(words: string, concept: Concept): number {
  if (!speaksOf(words, concept)) return Number.POSITIVE_INFINITY;
  return patternOf(concept).exec(words)?.index ?? Number.POSITIVE_INFINITY;
}
