import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import type { Control } from './control.ts';

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['P', 'Usable; again: not reviewed'],
  ['X', 'Rejected; again: not reviewed'],
  ['U', 'Take the verdict back'],
  ['← ↑ ↓ →', 'Move; Home and End for the ends'],
  ['Space', 'Full screen, and back to the grid'],
  ['Enter', 'Full screen; again: its actual pixels'],
  ['C', 'Compare draft and promotion, two selected, or this and the next'],
  ['Z', 'Undo, as far back as this session goes'],
  ['A', 'Auto-advance on or off'],
  ['⇧ P', 'Promote; it can be undone for five seconds in the studio’s tab'],
  ['K, ⇧ K', 'A promotion kept its draft’s composition, or changed it'],
  ['⇧ arrows', 'Select; ⇧ click and Ctrl click too, Ctrl A for all'],
  ['Esc', 'Close, clear the selection, or leave a filter'],
  ['?', 'This list'],
];

/** The keys, the same in the grid and full screen. */
export function CheatSheet({ control }: { control: Control }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = control.help.value;
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  const close = () => {
    control.help.value = false;
  };
  return (
    <dialog
      ref={dialog}
      class="cheat-sheet"
      aria-labelledby="keys"
      onClose={close}
      onKeyDown={(event) => {
        if (event.key !== '?') return;
        event.stopPropagation();
        close();
      }}
    >
      {open && (
        <div class="stack">
          <div class="row">
            <h2 id="keys" class="grow">
              Keys, the same in the grid and full screen
            </h2>
            <Button look="quiet" onPress={close}>
              Close <kbd>Esc</kbd>
            </Button>
          </div>
          <dl class="keys">
            {KEYS.map(([keys, what]) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <p class="small soft">
            A key acts on one asset, unless a selection is visible; then its number is said first.
            While you type in a field, no key does anything here.
          </p>
        </div>
      )}
    </dialog>
  );
}
