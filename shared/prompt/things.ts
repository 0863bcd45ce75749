import { ROLE } from './lexicon/grammar.ts';
import { numberAt } from './numbers.ts';
import type { Reading } from './reading.ts';
import { isAttribute, isUnlisted } from './roles.ts';
import type { Token } from './token.ts';

/** A thing that a sentence names; its attributes and itself by the indices of their tokens. */
export type Thing = { name: string; at: number; attributes: number[] };

/** A noun phrase while it is read. */
type Phrase = { attributes: number[]; noun: number | null; hasDeterminer: boolean };

/**
 * The things that a sentence names, with what is said of each: "a red wooden chair" and "the chair
 * is red". No list of nouns is needed: a noun is what stands last before a word that ends a phrase.
 */
export function thingsOf({ tokens, taken }: Reading): Thing[] {
  const things: Thing[] = [];
  let phrase: Phrase = empty();
  let subject: Thing | null = null;
  let copula = false;
  const close = (isCarried: boolean): void => {
    const { attributes, noun, hasDeterminer } = phrase;
    if (noun !== null) {
      subject = { name: tokens[noun]!.stem, at: noun, attributes };
      if (!(tokens[noun]!.roles & ROLE.frame)) things.push(subject);
      copula = false;
      phrase = empty();
    } else if (attributes.length > 0) {
      if (copula && subject !== null && !hasDeterminer) subject.attributes.push(...attributes);
      else if (isCarried) return;
      else if (hasDeterminer) {
        const last = attributes.at(-1)!;
        things.push({
          name: tokens[last]!.stem,
          at: last,
          attributes: attributes.slice(0, -1),
        });
      }
      phrase = empty();
    } else phrase = empty();
  };
  /** The last word before a mark is an attribute where it is listed, said of a subject or joined on. */
  const isLast = (token: Token, roles: number, at: number): boolean => {
    if (roles & ROLE.attribute) return true;
    if (!isAttribute(token.text, roles)) return false;
    const next = tokens[at + 1];
    const isJoined = next?.text === ',' || ((next?.roles ?? 0) & ROLE.joins) !== 0;
    return (copula && !phrase.hasDeterminer) || (isJoined && continues(tokens, at + 2));
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (taken[at] || token.kind === 'quote' || token.kind === 'han') {
      close(false);
      continue;
    }
    if (token.kind !== 'word') {
      close(token.text === ',' && continues(tokens, at + 1));
      continue;
    }
    const roles = token.roles;
    if (roles & ROLE.copula) {
      close(false);
      copula = true;
    } else if (roles & ROLE.determiner || numberAt(tokens, at) !== null) {
      close(false);
      phrase.hasDeterminer = true;
      copula = false;
    } else if (roles & ROLE.joins) close(continues(tokens, at + 1));
    else if (roles & ROLE.breaks) {
      close(false);
      if (roles & ROLE.places) copula = false;
    } else if (phrase.noun !== null && isVerb(token, roles)) close(false);
    else if (phrase.noun === null && !phrase.hasDeterminer && roles & ROLE.verb) close(false);
    else if (isAttribute(token.text, roles) && hasMore(tokens, at, taken))
      phrase.attributes.push(at);
    else if (phrase.noun === null && isLast(token, roles, at)) phrase.attributes.push(at);
    else phrase.noun = at;
  }
  close(false);
  return things;
}

function empty(): Phrase {
  return { attributes: [], noun: null, hasDeterminer: false };
}

/** Another word of the same phrase follows. */
function hasMore(tokens: readonly Token[], at: number, taken: Uint8Array): boolean {
  const next = tokens[at + 1];
  if (next === undefined || next.kind !== 'word' || taken[at + 1]) return false;
  return !(next.roles & (ROLE.breaks | ROLE.joins | ROLE.copula | ROLE.determiner));
}

/** After "a red and" or "a tall," the phrase goes on unless a new one opens. */
function continues(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined || next.kind !== 'word') return false;
  return !(next.roles & (ROLE.breaks | ROLE.determiner | ROLE.copula));
}

/** Ends a phrase that has its noun: "a cat sits", "a dog wearing", "a man named". */
function isVerb(token: Token, roles: number): boolean {
  if (roles & ROLE.verb) return true;
  return token.text.length > 4 && isUnlisted(roles) && /(?:ing|ed|ly)$/.test(token.text);
}
