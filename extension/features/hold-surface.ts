import type { Signal } from '@preact/signals-core';
import type { Confirmed, HoldState, HoldSurface } from './feature.ts';

/** Long enough to read two sentences; nothing waits for it. */
const NOTED_MS = 8000;

/**
 * Turns the gate's questions into the one state that the sheet shows. Requests that are held at
 * the same time are asked about one after the other.
 */
export function createHoldSurface(hold: Signal<HoldState | null>): HoldSurface {
  let turn: Promise<unknown> = Promise.resolve();

  /** Shows a question until it is answered or its hold ends. */
  function ask<T>(signal: AbortSignal, ended: T, show: (answer: (given: T) => void) => HoldState) {
    const asked = turn.then(
      () =>
        new Promise<T>((resolve) => {
          if (signal.aborted) return resolve(ended);
          const finish = (given: T) => {
            signal.removeEventListener('abort', end);
            if (hold.value === state) hold.value = null;
            resolve(given);
          };
          const end = () => finish(ended);
          const state = show(finish);
          signal.addEventListener('abort', end);
          hold.value = state;
        }),
    );
    turn = asked;
    return asked;
  }

  return {
    checking() {
      hold.value ??= { step: 'checking' };
    },
    confirm: (decision, quoted, waivable, fit, signal) =>
      ask<Confirmed>(signal, { confirmed: false, waiver: null, span: null }, (answer) => ({
        step: 'confirm',
        decision,
        quoted,
        waivable,
        fit,
        answer,
      })),
    approval: (decision, quoted, signal, openPanel) =>
      ask<'cancelled' | 'ended'>(signal, 'ended', (answer) => ({
        step: 'approval',
        decision,
        quoted,
        openPanel,
        cancel: () => answer('cancelled'),
      })),
    refused(decision, quoted, fit) {
      const state: HoldState = {
        step: 'refused',
        decision,
        quoted,
        fit,
        dismiss() {
          if (hold.value === state) hold.value = null;
        },
      };
      turn = turn.then(() => {
        hold.value = state;
      });
    },
    noted(because) {
      const state: HoldState = { step: 'noted', because };
      turn = turn.then(() => {
        if (hold.value !== null && hold.value.step !== 'checking') return;
        hold.value = state;
        setTimeout(() => {
          if (hold.value === state) hold.value = null;
        }, NOTED_MS);
      });
    },
    clear() {
      if (hold.value?.step === 'checking') hold.value = null;
    },
  };
}
