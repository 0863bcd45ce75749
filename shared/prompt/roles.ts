import { ATTRIBUTES, NOT_ATTRIBUTES } from './lexicon/attributes.ts';
import { GRAMMAR, ROLE } from './lexicon/grammar.ts';
import { QUALITY } from './lexicon/topics.ts';
import { singular } from './singular.ts';

const ROLES = new Map<string, number>();
const NO_ATTRIBUTE = new Set(NOT_ATTRIBUTES.split(' '));
const ATTRIBUTE_END =
  /(?:ish|ous|ful|less|ic|al|ive|en|y|ed|ing|shaped|like|able|ible|some|est|ate|ern)$/;

for (const [role, list] of [
  ...GRAMMAR,
  [ROLE.attribute, ATTRIBUTES] as const,
  [ROLE.frame, QUALITY] as const,
])
  for (const word of list.split(' ')) ROLES.set(word, (ROLES.get(word) ?? 0) | role);

/** The roles of a word, as bits of ROLE. */
export function rolesOf(word: string): number {
  return ROLES.get(word) ?? ROLES.get(singular(word)) ?? 0;
}

/** Whether a word before a noun says how the thing is: "wooden", "fluffy", "striped". */
export function isAttribute(word: string, roles: number): boolean {
  if (roles & ROLE.attribute) return true;
  return word.length > 4 && ATTRIBUTE_END.test(word) && !NO_ATTRIBUTE.has(word) && roles === 0;
}

/** Whether a word is the plural of a noun, as far as its end tells. */
export function isPlural(word: string, roles: number): boolean {
  if (roles & ROLE.plural) return true;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is|'s|’s)$/.test(word);
}
