import { ATTRIBUTES, NOT_ATTRIBUTES } from './lexicon/attributes.ts';
import { GRAMMAR, ROLE } from './lexicon/grammar.ts';
import { STOP_WORDS } from './lexicon/languages.ts';
import { TEXT_NOUNS, TEXT_VERBS } from './lexicon/lettering.ts';
import { NEGATIONS } from './lexicon/negations.ts';
import { QUALITY } from './lexicon/topics.ts';

const ROLES = new Map<string, number>();
const NO_ATTRIBUTE = new Set(NOT_ATTRIBUTES.split(' '));
const ATTRIBUTE_END =
  /(?:ish|ous|ful|less|ic|al|ive|en|y|ed|ing|shaped|like|able|ible|some|est|ate|ern)$/;

for (const [role, list] of [
  ...GRAMMAR,
  [ROLE.attribute, ATTRIBUTES] as const,
  [ROLE.frame, QUALITY] as const,
  [ROLE.letters, `${TEXT_NOUNS} ${TEXT_VERBS}`] as const,
  [ROLE.negates, NEGATIONS] as const,
  [ROLE.english, STOP_WORDS.english] as const,
  [ROLE.spanish, STOP_WORDS.spanish] as const,
  [ROLE.foreign, STOP_WORDS.foreign] as const,
])
  for (const word of list.split(' ')) ROLES.set(word, (ROLES.get(word) ?? 0) | role);

/** "Snowmen", "policewomen"; not "specimen" or "omen". */
const MEN = /(?:[^aeiou]|ee|ice|ire)(?:wo)?men$/;
/** Roles that say what a word means, not where it stands in a phrase. */
const MEANING = ROLE.letters | ROLE.negates | ROLE.english | ROLE.spanish | ROLE.foreign;

/**
 * The roles of a word, as bits of ROLE; of one that is not listed those of its singular, but that
 * "oranges" are things, whatever "orange" says.
 */
export function rolesOf(word: string, stem: string): number {
  return ROLES.get(word) ?? (ROLES.get(stem) ?? 0) & ~(word === stem ? 0 : ROLE.attribute);
}

/** Whether nothing is known of a word's place in a phrase: it is a noun, or ends like an attribute. */
export function isUnlisted(roles: number): boolean {
  return (roles & ~MEANING) === 0;
}

/** Whether a word before a noun says how the thing is: "wooden", "fluffy", "striped". */
export function isAttribute(word: string, roles: number): boolean {
  if (roles & ROLE.attribute) return true;
  return (
    word.length > 4 && isUnlisted(roles) && ATTRIBUTE_END.test(word) && !NO_ATTRIBUTE.has(word)
  );
}

/** Whether a word is the plural of a noun, as far as its end tells. */
export function isPlural(word: string, roles: number): boolean {
  if (roles & ROLE.plural) return true;
  if (MEN.test(word)) return true;
  return word.length > 2 && word.endsWith('s') && !/(?:ss|us|is|'s|’s)$/.test(word);
}
