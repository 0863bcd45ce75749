import { useState } from 'preact/hooks';
import type { Understanding } from '../../shared/site/understanding.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { Said } from './said.tsx';
import { understoodWords } from './understood-words.ts';

type Props = {
  tab: number;
  /** Null where the page has not said anything yet. */
  understanding: Understanding | null;
  /** Little room: no more than fits a popup. */
  compact?: boolean;
  /** The page is being taught: a popup makes way for it. */
  onTeaching?(): void;
};

/** What is understood of the page in front of the person, and what they can do about it. */
export function UnderstoodCard({ tab, understanding, compact = false, onTeaching }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [done, setDone] = useState('');
  const teach = async () => {
    const answer = await ask(() => sendMessage('teachHere', tab));
    setDone('Go on in the page: point at what it asks for.');
    setOutcome(answer);
    if (answer.ok) onTeaching?.();
  };
  const copy = async () => {
    const answer = await ask(() => sendMessage('mismatchReport', tab));
    if (!('text' in answer)) return setOutcome(answer);
    const copied = await navigator.clipboard.writeText(answer.text).then(
      () => true,
      () => false,
    );
    setDone('Report copied: no prompts, tokens or addresses of images are in it.');
    setOutcome(copied ? { ok: true } : { ok: false, why: 'The browser would not copy.' });
  };
  const words = understanding && understoodWords(understanding);
  const isPaused = understanding?.state === 'paused';
  const look = compact ? 'quiet' : understanding?.state === 'understood' ? 'plain' : 'primary';
  return (
    <section
      class={`stack tight${compact && !isPaused ? '' : ' card'}${isPaused ? ' amber' : ''}`}
      aria-labelledby="this-page"
    >
      <h2 id="this-page">{words?.title ?? 'This page'}</h2>
      {!words && <p class="small soft">Not looked at yet. Reload the page if this stays.</p>}
      {words && understanding.state !== 'none' && (
        <p class="small">
          {words.parts}. {words.source && <span class="soft">{words.source}</span>}
        </p>
      )}
      {words?.reason && <p class="small">Why: {words.reason}</p>}
      {words?.recording && <p class="small">{words.recording}</p>}
      <div class="row">
        <Button look={look} onPress={() => void teach()}>
          Teach this page
        </Button>
        <Button look="quiet" onPress={() => void copy()}>
          Copy report
        </Button>
      </div>
      {outcome && <Said outcome={outcome} done={done} />}
    </section>
  );
}
