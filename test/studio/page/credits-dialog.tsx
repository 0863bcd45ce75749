import { Dialog } from './dialog.tsx';
import { credits, shortOf } from './state.ts';

/** Opens in place of a request when the balance is short. */
export function CreditsDialog() {
  const need = shortOf.value;
  if (need === null) return null;
  const close = () => {
    shortOf.value = null;
  };
  return (
    <Dialog title="Insufficient credits" onClose={close}>
      <p>
        This needs {need} credits and {credits.value?.remainingCredits ?? 0} are left. Your daily
        credits come back at 00:00 ({credits.value?.daily.zone}).
      </p>
      <footer>
        <button type="button" class="primary" onClick={close}>
          Got it
        </button>
      </footer>
    </Dialog>
  );
}
