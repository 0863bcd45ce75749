import { conceptMembers, findConcept, PROMPT_HEAD } from './concept.ts';
import { isUnspaced, promptWords } from './concept-words.ts';
import type { Id } from './id.ts';
import type { RecentGeneration } from './snapshot.ts';

/** Characters of another prompt that are quoted. */
const QUOTED = 24;

/** Why a generation counts to its idea, for people; null where it began it, or nobody can tell any more. */
export function conceptBecause(
  generation: RecentGeneration,
  recent: readonly RecentGeneration[],
): string | null {
  if (generation.conceptStated) return 'you said so';
  const { site, at, prompt, promotedFrom, parents = [] } = generation;
  const before = recent.filter((one) => one.at < at || (one.at === at && one.id < generation.id));
  const request = { prompt, promotedFrom, parents: parents.map((asset) => ({ asset })) };
  const found = findConcept(request, at, conceptMembers(before, site));
  if (!found || found.member.concept !== generation.concept) return null;
  if (found.by === 'promotion') return 'promoted from its draft';
  if (found.by === 'image') return 'made from its image';
  return `${alikeWords(prompt ?? '', found.member.prompt)} with “${headOf(found.member.prompt)}”`;
}

/** A generation and those that were made from it, as far as they count to the same idea. */
export function withFollowers(
  generation: RecentGeneration,
  recent: readonly RecentGeneration[],
): RecentGeneration[] {
  const taken = [generation];
  const inOrder = [...recent].sort((a, b) => a.at - b.at);
  for (const one of inOrder) {
    if (one.concept !== generation.concept || taken.includes(one)) continue;
    const from = [one.promotedFrom, ...(one.parents ?? [])];
    if (taken.some(({ assets }) => from.some((id) => id !== null && assets.includes(id))))
      taken.push(one);
  }
  return taken;
}

/** The ideas of a site's latest generations, the latest first, each by its first words of late. */
export function ideasIn(
  recent: readonly RecentGeneration[],
  site: string,
): { concept: Id; words: string; generations: number }[] {
  const ideas = new Map<Id, { concept: Id; words: string; generations: number }>();
  for (const { site: where, concept, prompt, outcome } of recent) {
    if (where !== site || concept === null || outcome !== 'released') continue;
    const known = ideas.get(concept) ?? { concept, words: '', generations: 0 };
    known.generations += 1;
    known.words ||= prompt ? headOf(prompt) : '';
    ideas.set(concept, known);
  }
  return [...ideas.values()].map((one) => ({ ...one, words: one.words || 'no prompt' }));
}

function alikeWords(prompt: string, other: string): string {
  const mine = [...promptWords(prompt.slice(0, PROMPT_HEAD)).all];
  const theirs = promptWords(other).all;
  const alike = mine.filter((word) => theirs.has(word)).length;
  const what = mine.some(isUnspaced) ? 'pairs of characters' : 'words';
  return `${alike} of ${mine.length} ${what} alike`;
}

function headOf(prompt: string): string {
  const text = prompt.trim().replace(/\s+/g, ' ');
  return text.length <= QUOTED ? text : `${text.slice(0, QUOTED).trimEnd()}…`;
}
