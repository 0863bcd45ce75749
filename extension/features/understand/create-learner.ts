import type { GenerationRequest } from '../../../shared/generation.ts';
import { BLANK_PROFILE } from '../../../shared/site/blank.ts';
import type { Knowledge, PageRequest } from '../../../shared/site/learn/exchange.ts';
import { learnFromAnswer } from '../../../shared/site/learn/learn-from-answer.ts';
import { learnFromRequest } from '../../../shared/site/learn/learn-from-request.ts';
import type { Learned } from '../../../shared/site/learn/learned.ts';
import type { SiteProfile } from '../../../shared/site/profile.ts';
import { readRequest } from '../../../shared/site/read-request.ts';
import type { Submit } from '../generation-gate.ts';
import type { Learner, LearningFrame } from '../learner.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import type { Answer } from '../record-generations.ts';

/** From here on a request is held and judged before its answer proved what it is. */
const SURE = 0.8;
/** Below this it is not even worth a look at its answer. */
const POSSIBLE = 0.3;
/**
 * What an answer shows counts from here on: of a request that was sure, of one that was nearly so, of
 * one that was not, of others.
 */
const ANSWERS = { sure: 0.4, likely: 0.5, doubtful: 0.75, other: 0.6 };
const LIKELY = 0.65;
const MOST_DOUBTFUL = 30;

type Needs = {
  known(): Knowledge;
  /** Each better profile; `proven` once an answer confirmed the submit. */
  changed(profile: SiteProfile, proven: boolean): void;
  /** An answer of which nothing was made. */
  unread(answer: Answer): void;
  /** A request turned out to be the form's. */
  submitted(submit: Submit): void;
};

type Doubtful = { submit: Submit; learned: Learned; releasedAt: number };

/**
 * Writes what the page's requests and answers show into the profile that the overlay reads by. A
 * request that is not sure goes on, and is recorded once its answer shows what it was.
 */
export function createLearner(
  handle: OverlayHandle,
  { adopt }: LearningFrame,
  needs: Needs,
): Learner {
  const { known, changed } = needs;
  const doubtful = new Map<number, Doubtful>();
  /** The rule of each request that was sure, by its number: its answer comes without one. */
  const sure = new Map<number, string>();
  let proven = false;

  const take = (learned: Learned, { method, url }: { method: string; url: string }) => {
    const { origin, pathname } = new URL(url, document.baseURI);
    const { rule, as, confidence, evidence } = learned;
    handle.seen({ rule, as, method, origin, path: pathname, confidence, evidence });
    if (learned.profile !== current()) changed(learned.profile, proven);
  };
  /** The family's rules stay as long as they serve; what else is found starts from nothing. */
  const current = (): SiteProfile => {
    const { profile, source } = handle.resolved.peek();
    return source === 'bundled' ? BLANK_PROFILE : profile;
  };

  /** What the family's own rules name needs no learning. */
  const isFamily = (rule: string) => rule !== '' && handle.resolved.peek().source === 'bundled';
  /** A rule's own request, also where nobody saw its prompt being written. */
  const named = (submit: Submit): string | null => {
    const { profile } = handle.resolved.peek();
    const rule = profile.net.submit.find(({ id }) => id === submit.rule);
    const read = rule && readRequest(profile, rule, submit.body, document.baseURI, submit);
    return read && 'request' in read && isOrder(read.request) ? submit.rule : null;
  };

  return {
    request(submit) {
      if (isFamily(submit.rule)) return submit.rule;
      const learned = learnFromRequest(current(), requestOf(submit), known());
      if (learned?.as !== 'submit' || learned.confidence < POSSIBLE) return named(submit);
      // One that stands in the profile was sure once, or proven.
      if (learned.confidence < SURE && learned.rule !== submit.rule) {
        const one = { submit: { ...submit, rule: learned.rule }, learned };
        doubtful.set(submit.seq, { ...one, releasedAt: performance.now() });
        if (doubtful.size > MOST_DOUBTFUL) doubtful.delete(Math.min(...doubtful.keys()));
        return null;
      }
      sure.set(submit.seq, learned.rule);
      take(learned, submit);
      needs.submitted({ ...submit, rule: learned.rule });
      return learned.rule;
    },

    answer(answer) {
      if (isFamily(answer.rule)) return answer.rule;
      const doubt = answer.seq === 0 ? undefined : doubtful.get(answer.seq);
      // Learned anew: others may have taught something since it went.
      const again = doubt && learnFromRequest(current(), requestOf(doubt.submit), known());
      const base = (again ?? doubt?.learned)?.profile ?? current();
      const learned = learnFromAnswer(base, askedFor(answer), answer, known());
      if (doubt) doubtful.delete(answer.seq);
      const rule = sure.get(answer.seq) ?? (answer.rule || null);
      const isLikely = doubt && doubt.learned.confidence >= LIKELY;
      const unsure = isLikely ? ANSWERS.likely : ANSWERS.doubtful;
      const least = doubt ? unsure : rule ? ANSWERS.sure : ANSWERS.other;
      if (!learned || learned.confidence < least) {
        if (rule === null) needs.unread(answer);
        return rule;
      }
      if (learned.as === 'submit') proven = true;
      take(learned, answer);
      if (doubt && learned.as === 'submit') {
        const submit = { ...doubt.submit, rule: learned.rule };
        needs.submitted(submit);
        adopt(submit, doubt.releasedAt);
      }
      return learned.rule;
    },
  };
}

/** Other requests may share the address of those that make something. */
function isOrder({ prompt, parents }: GenerationRequest): boolean {
  return prompt !== null || parents.length > 0;
}

function requestOf({ method, url, type, headers, body }: Submit): PageRequest {
  return { method, url, type: type || null, headers: JSON.parse(headers), body };
}

function askedFor({ method, url, request }: Answer): PageRequest {
  return { method, url, type: null, headers: {}, body: request || null };
}
