import type { Outcome } from '../messages.ts';

/** What became of the last thing asked for; read out by screen readers when it changes. */
export function Said({ outcome, done }: { outcome: Outcome | null; done: string }) {
  return (
    <p class={`said ${outcome?.ok === false ? 'bad' : 'good'}`} role="status">
      {outcome === null ? '' : outcome.ok ? done : outcome.why}
    </p>
  );
}
