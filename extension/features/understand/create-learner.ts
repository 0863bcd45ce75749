import type { GenerationRequest } from '../../../shared/generation.ts';
import { BLANK_PROFILE } from '../../../shared/site/blank.ts';
import type { Knowledge, PageRequest } from '../../../shared/site/learn/exchange.ts';
import { isWordsAlone } from '../../../shared/site/learn/is-words-alone.ts';
import { learnFromAnswer } from '../../../shared/site/learn/learn-from-answer.ts';
import { learnFromRequest } from '../../../shared/site/learn/learn-from-request.ts';
import type { Learned } from '../../../shared/site/learn/learned.ts';
import { askedBy, rulesFor } from '../../../shared/site/learn/rule-for.ts';
import type { SiteProfile } from '../../../shared/site/profile.ts';
import { readRequest } from '../../../shared/site/read-request.ts';
import { ruleNamed } from '../../../shared/site/rule-named.ts';
import type { Sent } from '../generation-gate.ts';
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
const MOST_OPEN = 10;
/** In characters, of an answer that is kept. */
const LONGEST = 1_000_000;

type Needs = {
  known(): Knowledge;
  /** Each better profile; `proven` once an answer confirmed the submit. */
  changed(profile: SiteProfile, proven: boolean): void;
  /** An answer of which nothing was made. */
  unread(answer: Answer): void;
  /** A request turned out to be the form's. */
  submitted(submit: Sent): void;
};

type Doubtful = { submit: Sent; learned: Learned | null; releasedAt: number };
/** One of which even its answer did not show what it was. */
type Open = Doubtful & { answer: Answer };

/**
 * Writes what the page's requests and answers show into the profile that the overlay reads by. A
 * request that is not sure goes on, and is recorded once its answer shows what it was.
 */
export function createLearner(
  handle: OverlayHandle,
  { adopt, disown, hear }: LearningFrame,
  needs: Needs,
): Learner {
  const { known, changed } = needs;
  const doubtful = new Map<number, Doubtful>();
  let open: Open[] = [];
  /** The rule of each request that was sure, by its number: its answer comes without one. */
  const sure = new Map<number, string>();
  /** Rules that an answer confirmed, and those that brought words alone. */
  const proven = new Set<string>();
  const wordy = new Set<string>();

  const take = (learned: Learned, { method, url }: { method: string; url: string }) => {
    const { origin, pathname } = new URL(url, document.baseURI);
    const { rule, as, confidence, evidence } = learned;
    handle.seen({ rule, as, method, origin, path: pathname, confidence, evidence });
    if (learned.profile !== current()) changed(learned.profile, proven.size > 0);
  };
  /** The family's rules stay as long as they serve; what else is found starts from nothing. */
  const current = (): SiteProfile => {
    const { profile, source } = handle.resolved.peek();
    return source === 'bundled' ? BLANK_PROFILE : profile;
  };

  /** What the family's own rules name needs no learning. */
  const isFamily = (rule: string) => rule !== '' && handle.resolved.peek().source === 'bundled';
  /** A rule's own request, also where nobody saw its prompt being written. */
  const named = (submit: Sent): string | null => {
    const { profile } = handle.resolved.peek();
    const rule = profile.net.submit.find(({ id }) => id === submit.rule);
    const read = rule && readRequest(profile, rule, submit.body, document.baseURI, submit);
    return read && 'request' in read && isOrder(read.request) ? submit.rule : null;
  };

  const doubt = (one: Doubtful) => {
    doubtful.set(one.submit.seq, one);
    if (doubtful.size > MOST_DOUBTFUL) doubtful.delete(Math.min(...doubtful.keys()));
  };
  /** One of its kind was seen for what it is: so those before it are known, too. */
  const recall = (rule: string) => {
    const found = open.filter(({ submit, answer }) => {
      const asked = askedBy(requestOf(submit), known());
      const rules = asked ? rulesFor(current().net.submit, asked, known()) : [];
      const learned = learnFromAnswer(current(), askedFor(answer), answer, known());
      const isOne = learned?.as === 'submit' && rules.some(({ id }) => id === rule);
      return isOne && named({ ...submit, rule }) !== null;
    });
    open = open.filter((one) => !found.includes(one));
    for (const { submit, releasedAt, answer } of found) {
      adopt({ ...submit, rule }, releasedAt);
      hear({ ...answer, rule });
    }
  };
  /** It works on the words: others like it are not to be held, unless it is how images are made too. */
  const forget = (rule: string) => {
    const profile = current();
    const submit = profile.net.submit.filter(({ id }) => id !== rule);
    const version = profile.version + 1;
    if (!proven.has(rule)) changed({ ...profile, version, net: { ...profile.net, submit } }, false);
    wordy.add(rule);
  };

  return {
    request(submit) {
      if (isFamily(submit.rule)) return submit.rule;
      const learned = learnFromRequest(current(), requestOf(submit), known());
      if (learned?.as !== 'submit' || learned.confidence < POSSIBLE) return named(submit);
      const isWordy = wordy.has(learned.rule) && !proven.has(learned.rule);
      // One that stands in the profile was sure once, or proven.
      if (isWordy || (learned.confidence < SURE && learned.rule !== submit.rule)) {
        doubt({ submit, learned, releasedAt: performance.now() });
        return null;
      }
      sure.set(submit.seq, learned.rule);
      take(learned, submit);
      needs.submitted({ ...submit, rule: learned.rule });
      return learned.rule;
    },

    sent(submit, at) {
      const learned = learnFromRequest(current(), requestOf(submit), known());
      if (learned?.as !== 'submit' || learned.confidence < SURE)
        return doubt({ submit, learned, releasedAt: at });
      sure.set(submit.seq, learned.rule);
      take(learned, submit);
      const named = { ...submit, rule: learned.rule };
      needs.submitted(named);
      adopt(named, at);
    },

    answer(answer) {
      if (isFamily(answer.rule)) return answer.rule;
      const doubted = answer.seq === 0 ? undefined : doubtful.get(answer.seq);
      // Learned anew: others may have taught something since it went.
      const again = doubted && learnFromRequest(current(), requestOf(doubted.submit), known());
      const asked = again ?? doubted?.learned;
      const request = askedFor(answer);
      const learned = learnFromAnswer(asked?.profile ?? current(), request, answer, known());
      if (doubted) doubtful.delete(answer.seq);
      const named = ruleNamed(
        current(),
        { ...answer, body: answer.request, type: null },
        self.origin,
      );
      const rule = sure.get(answer.seq) ?? (named || null);
      const isLikely = asked && asked.confidence >= LIKELY;
      const unsure = isLikely ? ANSWERS.likely : ANSWERS.doubtful;
      const least = doubted ? unsure : rule ? ANSWERS.sure : ANSWERS.other;
      if (!learned && rule !== null && sure.has(answer.seq) && isWordsAlone(answer, known())) {
        forget(rule);
        disown(answer.seq);
        return null;
      }
      if (!learned || learned.confidence < least) {
        if (doubted && answer.text.length < LONGEST)
          open = [...open, { ...doubted, answer }].slice(-MOST_OPEN);
        if (rule === null) needs.unread(answer);
        return rule;
      }
      if (learned.as === 'submit') proven.add(learned.rule);
      take(learned, answer);
      if (learned.as === 'submit') recall(learned.rule);
      if (doubted && learned.as === 'submit') {
        const submit = { ...doubted.submit, rule: learned.rule };
        needs.submitted(submit);
        adopt(submit, doubted.releasedAt);
      }
      return learned.rule;
    },
  };
}

/** Other requests may share the address of those that make something. */
function isOrder({ prompt, parents }: GenerationRequest): boolean {
  return prompt !== null || parents.length > 0;
}

function requestOf({ method, url, type, headers, body }: Sent): PageRequest {
  return { method, url, type: type || null, headers: JSON.parse(headers), body };
}

function askedFor({ method, url, request }: Answer): PageRequest {
  return { method, url, type: null, headers: {}, body: request || null };
}
