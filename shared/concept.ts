import type { Id, Instant } from './id.ts';

/** A recent generation, as far as it tells whether the next one iterates the same idea. */
export type ConceptMember = { concept: Id; prompt: string; at: Instant; assets: readonly Id[] };

/** Characters of a prompt that are remembered and compared. */
export const PROMPT_HEAD = 500;
/** Two prompts this much alike (shared share of their distinct words) are one idea. */
const SAME_WORDS = 0.5;
/** An idea that rested longer than this starts anew, unless its assets are used. */
const REST_MS = 24 * 3_600_000;

/**
 * The concept that a request belongs to: that of the draft it promotes or its parents' first, then that of the latest recent prompt
 * with mostly the same words; null where it starts a new one.
 */
export function conceptOf(
  request: {
    prompt: string | null;
    parents: readonly { asset: Id | null }[];
    promotedFrom?: Id | null;
  },
  at: Instant,
  recent: readonly ConceptMember[],
): Id | null {
  const latestFirst = [...recent].sort((a, b) => b.at - a.at);
  const madeFrom = (ids: readonly (Id | null)[]) =>
    latestFirst.find(({ assets }) => ids.some((id) => id !== null && assets.includes(id)));
  const parent =
    madeFrom([request.promotedFrom ?? null]) ?? madeFrom(request.parents.map(({ asset }) => asset));
  if (parent) return parent.concept;
  if (!request.prompt) return null;
  const wanted = words(request.prompt.slice(0, PROMPT_HEAD));
  const alike = latestFirst.find(
    (member) => at - member.at < REST_MS && likeness(wanted, wordsOf(member)) >= SAME_WORDS,
  );
  return alike?.concept ?? null;
}

/** Jaccard index of two sets of words, 0 to 1. */
function likeness(left: Set<string>, right: Set<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** The hint asks at each keystroke about the same members: their words are taken apart once. */
const taken = new WeakMap<ConceptMember, Set<string>>();
function wordsOf(member: ConceptMember): Set<string> {
  const known = taken.get(member) ?? words(member.prompt);
  taken.set(member, known);
  return known;
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
