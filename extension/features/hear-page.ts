import type { SiteProfile } from '../../shared/site/profile.ts';
import { ruleNamed } from '../../shared/site/rule-named.ts';
import type { FromPage, ToPage } from '../site/wire.ts';
import type { Sent } from './generation-gate.ts';
import type { Learner } from './learner.ts';
import type { Answer } from './record-generations.ts';

/** `at`: when it came, on the page's monotonic clock, where that was not just now. */
export type Receiver = { receive(message: FromPage, at?: number): void };

type Needs = {
  profile(): SiteProfile;
  /** Null while nobody learns here. */
  learner(): Learner | null;
  receivers: readonly Receiver[];
  /** When a request was held last, on the page's monotonic clock. */
  heldAt(): number;
  post(message: ToPage): void;
};

/** What nobody understands yet is kept for whoever learns later, up to this. */
const MOST_EARLY = 90;
const MOST_CHARACTERS = 2_000_000;
/** A beacon so near to a request that was held tells about it, and is not what is paid for. */
const BEFORE_MS = 5000;
const AFTER_MS = 1000;

/** Gives what the page's world says to those who act on it, by the rule that it comes under. */
export function hearPage({ profile, learner, receivers, heldAt, post }: Needs): {
  hear(message: FromPage): void;
  /** Says again what came before anybody learned, oldest first. */
  replay(): Promise<void>;
} {
  let early: { message: Sent | Answer; at: number }[] = [];
  let characters = 0;

  const give = (message: FromPage, at?: number) => {
    for (const one of receivers) one.receive(message, at);
  };
  const keep = (message: Sent | Answer) => {
    characters += message.kind === 'answer' ? message.text.length : message.body.length;
    if (early.length >= MOST_EARLY || characters >= MOST_CHARACTERS) return;
    early.push({ message, at: performance.now() });
  };
  const named = (message: Sent | Answer, body: string) =>
    message.rule && ruleNamed(profile(), { ...message, body, type: null }, self.origin);
  /** It went already; what is left is to know it, and to say so. */
  const escaped = (message: Extract<Sent, { kind: 'escaped' }>) => {
    const learns = learner();
    const rule = named(message, message.body);
    const at = performance.now();
    if (rule) give({ ...message, rule });
    else if (!learns) keep(message);
    // Its answer tells it from others; a beacon has none.
    else if (message.how !== 'a beacon') learns.sent(message, at);
    else
      setTimeout(() => {
        if (heldAt() < at - BEFORE_MS) learns.sent(message, at);
      }, AFTER_MS);
  };
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
      } else if (message.kind === 'escaped') escaped(message);
      else give(message);
    },
    async replay() {
      const taken = early;
      early = [];
      for (const { message, at } of taken) {
        if (message.kind !== 'answer') learner()?.sent(message, at);
        else page.hear(message, at);
        // What one says is known by the time that the next is looked at.
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
  return page;
}
