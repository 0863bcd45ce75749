import type { SiteProfile } from '../../shared/site/profile.ts';
import { ruleNamed } from '../../shared/site/rule-named.ts';
import type { FromPage, ToPage } from '../site/wire.ts';
import type { Submit } from './generation-gate.ts';
import type { Learner } from './learner.ts';
import type { Answer } from './record-generations.ts';

export type Receiver = { receive(message: FromPage): void };

type Needs = {
  profile(): SiteProfile;
  /** Null while nobody learns here. */
  learner(): Learner | null;
  receivers: readonly Receiver[];
  post(message: ToPage): void;
};

/** Answers that nobody understands yet are kept for whoever learns later, up to this. */
const MOST_EARLY = 60;
const MOST_CHARACTERS = 2_000_000;

/** Gives what the page's world says to those who act on it, by the rule that it comes under. */
export function hearPage({ profile, learner, receivers, post }: Needs): {
  hear(message: FromPage): void;
  takeEarly(): Answer[];
} {
  let early: Answer[] = [];
  let characters = 0;

  const give = (message: FromPage) => {
    for (const one of receivers) one.receive(message);
  };
  const keep = (answer: Answer) => {
    characters += answer.text.length;
    if (early.length < MOST_EARLY && characters < MOST_CHARACTERS) early.push(answer);
  };
  const named = (message: Submit | Answer, body: string) =>
    message.rule && ruleNamed(profile(), { ...message, body, type: null }, self.origin);
  return {
    hear(message) {
      if (message.kind === 'submit') {
        const learns = learner();
        const rule = learns ? learns.request(message) : named(message, message.body) || null;
        if (rule === null) post({ kind: 'release', seq: message.seq });
        else give({ ...message, rule });
      } else if (message.kind === 'answer') {
        const learns = learner();
        const rule = learns ? learns.answer(message) : named(message, message.request) || null;
        if (rule !== null) give({ ...message, rule });
        else if (!learns) keep(message);
      } else give(message);
    },
    takeEarly() {
      const taken = early;
      early = [];
      return taken;
    },
  };
}
