import { effect } from '@preact/signals';
import type { Control } from './control.ts';
import { reviewPace, reviewPlace } from './place.ts';

/** Keeps where the person stopped and how fast they decide, soon after each change. */
export function remember(control: Control): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const { deck, autoAdvance, pace } = control;
  const store = () => {
    timer = null;
    void reviewPlace.setValue({
      filter: deck.filter.peek(),
      asset: deck.current.peek(),
      full: deck.mode.peek() === 'full',
      autoAdvance: autoAdvance.peek(),
    });
    void reviewPace.setValue(pace.peek());
  };
  effect(() => {
    void [deck.filter.value, deck.current.value, deck.mode.value, autoAdvance.value, pace.value];
    timer ??= setTimeout(store, 300);
  });
  addEventListener('pagehide', () => {
    if (timer !== null) clearTimeout(timer);
    store();
    control.verdicts.leave();
  });
}
