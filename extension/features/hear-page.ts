import type { SiteProfile } from '../../shared/site/profile.ts';
import { ruleNamed } from '../../shared/site/rule-named.ts';
import type { FromPage, ToPage } from '../site/wire.ts';
import type { Submit } from './generation-gate.ts';
import type { Learner } from './learner.ts';
import type { Answer } from './record-generations.ts';

/** `at`: when it came, on the page's monotonic clock, where that was not just now. */
export type Receiver = { receive(message: FromPage, at?: number): void };

type Needs = {
  profile(): SiteProfile;
  /** Null while nobody learns here. */
  learner(): Learner | null;
  receivers: readonly Receiver[];
  post(message: ToPage): void;
};

/** What nobody understands yet is kept for whoever learns later, up to this. */
const MOST_EARLY = 90;
const MOST_CHARACTERS = 2_000_000;

/** Gives what the page's world says to those who act on it, by the rule that it comes under. */
export function hearPage({ profile, learner, receivers, post }: Needs): {
  hear(message: FromPage): void;
  /** Says again what came before anybody learned, oldest first. */
  replay(): Promise<void>;
} {
  let early: { message: Submit | Answer; at: number }[] = [];
  let characters = 0;

  const give = (message: FromPage, at?: number) => {
    for (const one of receivers) one.receive(message, at);
  };
  const keep = (message: Submit | Answer) => {
    characters += message.kind === 'submit' ? message.body.length : message.text.length;
    if (early.length >= MOST_EARLY || characters >= MOST_CHARACTERS) return;
    early.push({ message, at: performance.now() });
  };
  const named = (message: Submit | Answer, body: string) =>
    message.rule && ruleNamed(profile(), { ...message, body, type: null }, self.origin);
  const page = {
    hear(message: FromPage, at?: number) {
      if (message.kind === 'submit') {
        const learns = learner();
        const rule = learns ? learns.request(message) : named(message, message.body) || null;
        // Nobody can decide on it now; whether it was one shows later.
        if (rule === null) post({ kind: 'release', seq: message.seq });
        if (rule === null && !learns) keep(message);
        if (rule !== null) give({ ...message, rule });
      } else if (message.kind === 'answer') {
        const learns = learner();
        const rule = learns ? learns.answer(message) : named(message, message.request) || null;
        if (rule !== null) give({ ...message, rule }, at);
        else if (!learns) keep(message);
      } else give(message);
    },
    async replay() {
      const taken = early;
      early = [];
      for (const { message, at } of taken) {
        if (message.kind === 'submit') learner()?.sent(message, at);
        else page.hear(message, at);
        // What one says is known by the time that the next is looked at.
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
  return page;
}
