import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Instant } from '../../shared/id.ts';
import type { StoredItem } from '../stored-item.ts';

/** A stored item as a signal that follows it; `undefined` until it was read once. */
export function stored<T>(item: StoredItem<T>): ReadonlySignal<T | undefined> {
  const current = signal<T | undefined>(undefined);
  item.getValue().then((value) => {
    current.value = value;
  });
  item.watch((value) => {
    current.value = value;
  });
  return current;
}

/**
 * The time, every ten seconds: enough for "4 min ago". And whenever something stored changes: what
 * ends at this moment would else still be shown as going on.
 */
export function clockSignal(): ReadonlySignal<Instant> {
  const current = signal(Date.now());
  const tick = () => {
    current.value = Date.now();
  };
  setInterval(tick, 10_000);
  browser.storage.onChanged.addListener(tick);
  return current;
}
