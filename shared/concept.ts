import { likeness, type PromptWords, promptWords, type Weigh, weighing } from './concept-words.ts';
import type { Id, Instant, Site } from './id.ts';
import type { RecentGeneration } from './snapshot.ts';

/** A recent generation, as far as it tells whether the next one iterates the same idea. */
export type ConceptMember = { concept: Id; prompt: string; at: Instant; assets: readonly Id[] };

/** What of a request tells its idea. */
export type ConceptRequest = {
  prompt: string | null;
  parents: readonly { asset: Id | null }[];
  promotedFrom?: Id | null;
};

/** The earlier generation that a request goes on with, and by what it is told. */
export type ConceptFound = { by: 'promotion' | 'image' | 'words'; member: ConceptMember };

/** Characters of a prompt that are remembered and compared. */
export const PROMPT_HEAD = 500;
/** Two prompts this much alike, by `likeness`, are one idea. */
const SAME_IDEA = 0.4;
/** Of prompts that are alike to within this, the latest is what somebody goes on with. */
const NO_DIFFERENCE = 0.1;
/** An idea that rested longer than this starts anew, unless its assets are used. */
const REST_MS = 24 * 3_600_000;

/** The concept that a request belongs to; null where it starts a new one. See `findConcept`. */
export function conceptOf(
  request: ConceptRequest,
  at: Instant,
  recent: readonly ConceptMember[],
): Id | null {
  return findConcept(request, at, recent)?.member.concept ?? null;
}

/**
 * Whom a request goes on with: the draft that it promotes or its parents first, then the recent
 * prompt that is most alike, of about equal ones the latest. What the person said of recent generations is in
 * their `concept` already, and so steers the next: a prompt goes with the one most like it, on
 * whichever side of the line that one was put.
 */
export function findConcept(
  request: ConceptRequest,
  at: Instant,
  recent: readonly ConceptMember[],
): ConceptFound | null {
  const latestFirst = [...recent].sort((a, b) => b.at - a.at);
  const madeFrom = (ids: readonly (Id | null)[]) =>
    latestFirst.find(({ assets }) => ids.some((id) => id !== null && assets.includes(id)));
  const draft = madeFrom([request.promotedFrom ?? null]);
  if (draft) return { by: 'promotion', member: draft };
  const parent = madeFrom(request.parents.map(({ asset }) => asset));
  if (parent) return { by: 'image', member: parent };
  if (!request.prompt) return null;
  const wanted = promptWords(request.prompt.slice(0, PROMPT_HEAD));
  const weigh = weighingOf(recent);
  const alike = latestFirst.flatMap((member) => {
    const share = at - member.at < REST_MS ? likeness(wanted, wordsOf(member), weigh) : 0;
    return share >= SAME_IDEA ? { share, member } : [];
  });
  const most = Math.max(...alike.map(({ share }) => share));
  const found = alike.find(({ share }) => share >= most - NO_DIFFERENCE);
  return found ? { by: 'words', member: found.member } : null;
}

/** Those of the latest generations of a site that were sent, in the shape that ideas are told by. */
export function conceptMembers(recent: readonly RecentGeneration[], site: Site): ConceptMember[] {
  return recent.flatMap(({ site: where, concept, prompt, at, assets, outcome }) =>
    where === site && concept !== null && outcome === 'released'
      ? { concept, prompt: prompt ?? '', at, assets }
      : [],
  );
}

/** The hint asks at each keystroke about the same members: their words are taken apart once. */
const taken = new WeakMap<ConceptMember, PromptWords>();
function wordsOf(member: ConceptMember): PromptWords {
  const known = taken.get(member) ?? promptWords(member.prompt);
  taken.set(member, known);
  return known;
}

const weighed = new WeakMap<readonly ConceptMember[], Weigh>();
function weighingOf(recent: readonly ConceptMember[]): Weigh {
  const known = weighed.get(recent);
  if (known) return known;
  const ideas = new Map<Id, Set<string>>();
  for (const member of recent) {
    const words = ideas.get(member.concept) ?? new Set();
    ideas.set(member.concept, words);
    for (const word of wordsOf(member).all) words.add(word);
  }
  const weigh = weighing(ideas.values());
  weighed.set(recent, weigh);
  return weigh;
}
