import { browser } from 'wxt/browser';

/** One value in the extension's storage. */
export type StoredItem<T> = {
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  /** Calls back with each new value; returns what ends that. */
  watch(changed: (value: T) => void): () => void;
};

/**
 * A value that surfaces watch. WXT's own storage does more, and costs a tenth of all that content
 * scripts may weigh.
 */
export function storedItem<T>(area: 'local' | 'session', key: string, fallback: T): StoredItem<T> {
  return {
    async getValue() {
      const found = await browser.storage[area].get(key);
      return (found[key] as T | undefined) ?? fallback;
    },
    setValue: (value) => browser.storage[area].set({ [key]: value }),
    watch(changed) {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        if (key in changes) changed((changes[key]?.newValue as T | undefined) ?? fallback);
      };
      browser.storage[area].onChanged.addListener(listener);
      return () => browser.storage[area].onChanged.removeListener(listener);
    },
  };
}
