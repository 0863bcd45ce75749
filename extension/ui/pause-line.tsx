import type { Understanding } from '../../shared/site/understanding.ts';

export const PAUSED = 'This page changed; hints are paused, nothing is guessed';

type Props = {
  understanding: Understanding;
  /** `dot`: too little room for words; the card has it all. */
  size: 'full' | 'short' | 'dot';
  /** Whether the reason is shown, below or above the line. */
  card: 'above' | 'below' | null;
  /** What came of the last press. */
  said: string | null;
  onTeach(): void;
  onReport(): void;
};

/** Says that the page is paused, why, and what can be done about it. */
export function PauseLine({ understanding, size, card, said, onTeach, onReport }: Props) {
  const { reason, requests } = understanding;
  const recording = requests.some(({ as }) => as === 'submit');
  const button = (words: string, act: () => void) => (
    <button type="button" onClick={(event) => event.isTrusted && act()}>
      {words}
    </button>
  );
  const acts = (
    <span class="acts">
      {button('Teach', onTeach)}
      {button('Copy report', onReport)}
    </span>
  );
  return (
    <>
      <span class="ring amber" aria-hidden="true" />
      <span class={size === 'full' ? 'words' : 'words hidden'} role="status">
        {said ?? PAUSED}
      </span>
      {size === 'short' && <span aria-hidden="true">{said ?? 'Hints paused'}</span>}
      {size !== 'dot' && acts}
      {card && (
        <div class={`why ${card}`}>
          {size !== 'full' && <p>{said ?? PAUSED}.</p>}
          {reason && <p class="soft">{sentence(reason)}</p>}
          <p class="soft">
            {recording
              ? 'Recording goes on: what this page sends is still understood.'
              : 'Nothing is recorded either until a request of this page is understood.'}
          </p>
          {size === 'dot' && acts}
        </div>
      )}
    </>
  );
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${/[.!?]$/.test(reason) ? '' : '.'}`;
}
