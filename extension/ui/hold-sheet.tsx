import { useEffect, useRef, useState } from 'preact/hooks';
import { formatAmount } from '../../shared/credit.ts';
import type { HoldState } from '../features/feature.ts';

/** A page may put the sheet under a click that was meant for it; this long, none counts. */
const ARM_MS = 500;

/** Why a request is held, and the choice about it. Esc is always the careful answer. */
export function HoldSheet({ state }: { state: HoldState }) {
  const sheet = useRef<HTMLDivElement>(null);
  const [armed, setArmed] = useState(false);
  const [reason, setReason] = useState('');
  const asks = state.step !== 'checking';
  useEffect(() => {
    if (!asks) return;
    const timer = setTimeout(() => setArmed(true), ARM_MS);
    // The sheet itself, not a button: a key pressed while typing must not answer.
    sheet.current?.focus({ preventScroll: true });
    return () => clearTimeout(timer);
  }, [asks]);

  if (state.step === 'checking')
    return (
      <div class="sheet checking" role="status">
        <span class="pulse" />
        Checking your rules…
      </div>
    );
  const { because } = state.decision;
  const careful = () => {
    if (state.step === 'confirm') state.answer(false, null);
    else if (state.step === 'approval') state.cancel();
    else state.dismiss();
  };
  const trusted = (act: () => void) => (event: MouseEvent) => {
    if (event.isTrusted && armed) act();
  };
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' && event.isTrusted) careful();
    if (event.key === 'Tab') keepInside(event, sheet.current);
  };
  return (
    <div
      ref={sheet}
      class="sheet"
      role="dialog"
      aria-labelledby="sheet-title"
      aria-describedby="sheet-because"
      tabIndex={-1}
      onKeyDown={keys}
    >
      <h2 id="sheet-title">{TITLE[state.step]}</h2>
      <ul id="sheet-because">
        {because.map(({ rule, text }) => (
          <li key={rule}>{text}</li>
        ))}
      </ul>
      <p class="soft">
        Price: <strong>{formatAmount(state.quoted)} cr</strong>
        {state.quoted.credits === null && ' (not seen on this site yet)'}
      </p>
      {state.step === 'confirm' && (
        <label class="reason">
          <span class="soft">Reason, if you like</span>
          <input
            type="text"
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="choices">
        {state.step === 'confirm' && (
          <button
            type="button"
            class="primary"
            aria-disabled={!armed}
            onClick={trusted(() => state.answer(true, reason.trim() || null))}
          >
            Generate anyway
          </button>
        )}
        {state.step === 'approval' && (
          <button
            type="button"
            class="primary"
            aria-disabled={!armed}
            onClick={trusted(state.openPanel)}
          >
            Open the side panel to approve
          </button>
        )}
        <button type="button" aria-disabled={!armed} onClick={trusted(careful)}>
          {state.step === 'refused' ? 'Close' : 'Cancel'}
        </button>
      </div>
    </div>
  );
}

const TITLE = {
  confirm: 'Before this goes out',
  approval: 'This needs your approval',
  refused: 'Not sent',
};

/** Tab goes round inside the sheet while it asks. */
function keepInside(event: KeyboardEvent, sheet: HTMLElement | null): void {
  const stops = [...(sheet?.querySelectorAll<HTMLElement>('input, button') ?? [])];
  const root = sheet?.getRootNode() as ShadowRoot | null;
  const at = stops.indexOf(root?.activeElement as HTMLElement);
  const next = stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length);
  if (!next) return;
  event.preventDefault();
  (at === -1 && event.shiftKey ? stops.at(-1) : next)?.focus();
}
