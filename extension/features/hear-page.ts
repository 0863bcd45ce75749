import type { FromPage, ToPage } from '../site/wire.ts';
import type { Learner } from './learner.ts';

type Needs = {
  learner: { readonly current: Learner | null };
  receivers: readonly { receive(message: FromPage): void }[];
  post(message: ToPage): void;
};

/** Gives what the page's world says to those who act on it, by the rule that it comes under. */
export function hearPage({ learner, receivers, post }: Needs): (message: FromPage) => void {
  const give = (message: FromPage) => {
    for (const one of receivers) one.receive(message);
  };
  return (message) => {
    if (message.kind === 'submit' && message.rule === '') {
      const rule = learner.current?.request(message) ?? null;
      if (rule === null) post({ kind: 'release', seq: message.seq });
      else give({ ...message, rule });
    } else if (message.kind === 'answer') {
      const rule = learner.current ? learner.current.answer(message) : message.rule || null;
      if (rule !== null) give({ ...message, rule });
    } else give(message);
  };
}
