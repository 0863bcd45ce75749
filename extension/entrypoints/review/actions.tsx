import { Button } from '../../ui/button.tsx';
import type { Control } from './control.ts';

/** What the keys do, as buttons, and first of all what they would act on. */
export function Actions({ control }: { control: Control }) {
  const { deck, verdicts, said, finished } = control;
  const selected = deck.selected.value.size;
  const total = deck.queue.value.length;
  const mode = deck.mode.value;
  const now = () => performance.now();
  const acting = !finished.value && total > 0;
  const pair = mode === 'compare' ? deck.pair.value : null;
  const target = pair ? pair[deck.side.value] : deck.current.value;
  const rating = deck.card(target)?.value.rating ?? null;
  const on =
    selected > 0
      ? null
      : mode === 'compare'
        ? `The ${deck.side.value} one`
        : `${(deck.at.value + 1).toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`;
  const failure = verdicts.failure.value;
  return (
    <footer class={`actions${selected > 0 ? ' selecting' : ''}`}>
      <div class="target" aria-live="polite">
        {on === null ? (
          <strong class="chip accent count">{selected.toLocaleString('en-US')} selected</strong>
        ) : (
          acting && <span>{on}</span>
        )}
        {selected > 0 && (
          <Button look="quiet" onPress={() => deck.clearSelection()}>
            Clear selection <kbd>Esc</kbd>
          </Button>
        )}
        <span class="soft small said-last" role="status">
          {said.value}
        </span>
      </div>
      {acting && (
        <div class="row verdicts">
          <Button
            pressed={selected === 0 && rating === 'usable'}
            onPress={() => control.rate('usable', now())}
          >
            Usable <kbd>P</kbd>
          </Button>
          <Button
            pressed={selected === 0 && rating === 'rejected'}
            onPress={() => control.rate('rejected', now())}
          >
            Reject <kbd>X</kbd>
          </Button>
          <Button look="quiet" onPress={() => control.rate(null, now())}>
            Clear <kbd>U</kbd>
          </Button>
        </div>
      )}
      <div class="row others">
        {acting && (
          <>
            <Button look="quiet" onPress={() => control.show(mode === 'grid' ? 'full' : 'grid')}>
              {mode === 'grid' ? 'Full screen' : 'Grid'} <kbd>Space</kbd>
            </Button>
            <Button look="quiet" onPress={() => control.compare()}>
              {mode === 'compare' ? 'Back' : 'Compare'} <kbd>C</kbd>
            </Button>
            <Button look="quiet" onPress={() => void control.promote()}>
              Promote <kbd>⇧P</kbd>
            </Button>
          </>
        )}
        <Button
          look="quiet"
          disabled={verdicts.undoable.value === 0}
          onPress={() => control.undo()}
        >
          Undo <kbd>Z</kbd>
        </Button>
      </div>
      {failure && (
        <p class="failure said bad" role="alert">
          {failure}{' '}
          <Button
            look="quiet"
            onPress={() => {
              verdicts.failure.value = null;
            }}
          >
            Dismiss
          </Button>
        </p>
      )}
    </footer>
  );
}
