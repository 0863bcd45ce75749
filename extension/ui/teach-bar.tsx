import type { Act } from '../features/teach/keys.ts';

export type TeachState = {
  /** 1 and up. */
  step: number;
  steps: number;
  name: string;
  ask: string;
  mode: 'point' | 'pass' | 'saving' | 'done';
  /** What is pointed at, for people; null where nothing is. */
  found: string | null;
  /** What came of looking for it again. */
  trial: { ok: boolean; words: string } | null;
  /** Names of the steps that were taken. */
  taken: readonly string[];
  /** Something that went wrong, or what was stored. */
  said: { ok: boolean; words: string } | null;
};

type Props = TeachState & { onAct(act: Act): void };

/** One step of teaching: what to point at, what is pointed at, whether it is found again. */
export function TeachBar(props: Props) {
  const { mode, step, steps, name, ask, found, trial, taken, said, onAct } = props;
  if (mode === 'done')
    return (
      <p class="said" role="status">
        {said?.words}
      </p>
    );
  const button = (act: Act, words: string, key: string, primary = false, off = false) => (
    <button
      type="button"
      class={primary ? 'primary' : ''}
      data-act={act}
      aria-disabled={off}
      aria-keyshortcuts={KEYSHORTCUT[key] ?? key}
      onClick={(event) => {
        if (event.isTrusted && !off) onAct(act);
      }}
    >
      {words}
      <span class="key" aria-hidden="true">
        {key}
      </span>
    </button>
  );
  if (mode === 'pass')
    return (
      <>
        <p class="ask" role="status">
          The page is yours: open what is to be pointed at, then come back.
        </p>
        <div class="choices">{button('leave', 'Back to pointing', 'Esc', true)}</div>
      </>
    );
  return (
    <>
      <div class="head">
        <strong>{name}</strong>
        <span class="count">
          {step} of {steps}
        </span>
        <span class="dots" aria-hidden="true">
          {Array.from({ length: steps }, (_, at) => (
            <i key={at} class={at + 1 === step ? 'now' : at + 1 < step ? 'past' : ''} />
          ))}
        </span>
      </div>
      <p class="ask">{ask}</p>
      <p class="found" role="status">
        {said ? (
          <span class={said.ok ? 'good' : 'bad'}>{said.words}</span>
        ) : found === null ? (
          <span class="soft">Nothing is pointed at yet.</span>
        ) : (
          <>
            <span class="what">{found}</span>
            {trial && <span class={trial.ok ? 'good' : 'bad'}>{trial.words}</span>}
          </>
        )}
      </p>
      <div class="choices">
        {button('take', 'Take it', '↵', true, !trial?.ok || mode === 'saving')}
        {button('skip', 'Skip', 'S')}
        {step > 1 && button('back', 'Back', 'B')}
        {button('open', 'Let me open it first', 'O')}
        {button('move', 'Move this', 'M')}
        {taken.length > 0 && button('save', 'Finish now', 'F')}
        {button('leave', 'Leave', 'Esc')}
      </div>
    </>
  );
}

const KEYSHORTCUT: { [key: string]: string } = { '↵': 'Enter', Esc: 'Escape' };
