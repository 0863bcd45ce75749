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
      return completed(found[key], fallback);
    },
    setValue: (value) => browser.storage[area].set({ [key]: value }),
    watch(changed) {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        if (key in changes) changed(completed(changes[key]?.newValue, fallback));
      };
      browser.storage[area].onChanged.addListener(listener);
      return () => browser.storage[area].onChanged.removeListener(listener);
    },
  };
}

/** What was stored before a field was thought of gets that field's default. */
function completed<T>(found: unknown, fallback: T): T {
  if (found === undefined || found === null) return fallback;
  return isRecord(found) && isRecord(fallback) ? { ...fallback, ...found } : (found as T);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
