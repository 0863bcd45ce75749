import type { Rating } from '../../shared/asset-card.ts';
import type { SaidLine } from '../features/card-ratings.ts';
import { trusted } from './card-mark.tsx';

type Props = {
  selected: number;
  said: SaidLine | null;
  /** A promotion whose draft is not in sight. */
  children: preact.ComponentChildren;
  onRate(rating: Rating | null): void;
  onClear(): void;
  onUndo(): void;
};

/** At the foot of the page: how many a key acts on, and what was just done. */
export function CardDock({ selected, said, children, onRate, onClear, onUndo }: Props) {
  const button = (text: string, act: () => void, key?: string) => (
    <button type="button" aria-keyshortcuts={key} onClick={trusted(act)}>
      {text} {key && <kbd>{key}</kbd>}
    </button>
  );
  return (
    <div class="dock">
      {children && <div class="bar">{children}</div>}
      {selected > 0 && (
        <div class="bar picking">
          <strong role="status">{selected} selected</strong>
          {button('Usable', () => onRate('usable'), 'P')}
          {button('Rejected', () => onRate('rejected'), 'X')}
          {button('Clear', () => onRate(null), 'U')}
          {button('Deselect', onClear, 'Esc')}
        </div>
      )}
      <div class={said ? 'bar toast' : 'silent'}>
        <span role="status" aria-live="polite">
          {said?.text ?? ''}
        </span>
        {said?.undo && button('Undo', onUndo, 'Z')}
      </div>
    </div>
  );
}
