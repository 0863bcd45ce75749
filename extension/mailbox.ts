import { browser } from 'wxt/browser';
import type { Id } from '../shared/id.ts';
import type { Observed } from './messages.ts';

/**
 * Observations on their way from a page to the background. The browser keeps them even when the
 * page goes away and the worker is dead at the same moment; each stays until it is stored.
 */
const PREFIX = 'unsent:';

export async function keepUnsent(observed: readonly Observed[]): Promise<void> {
  await browser.storage.local.set(
    Object.fromEntries(observed.map((one) => [PREFIX + one.id, one])),
  );
}

export async function dropUnsent(ids: readonly Id[]): Promise<void> {
  await browser.storage.local.remove(ids.map((id) => PREFIX + id));
}

/** All that pages left behind, oldest first. */
export async function readUnsent(): Promise<Observed[]> {
  const all = await browser.storage.local.get(null);
  return Object.entries(all)
    .filter(([key]) => key.startsWith(PREFIX))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value as Observed);
}
