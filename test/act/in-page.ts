import { offeredBy, offeredInList } from '../../extension/site/act/offered-by.ts';
import { readControl, writeControl } from '../../extension/site/act/write-control.ts';
import { findPlace } from '../studio/standins/find-place.ts';

const at = (place: string) => {
  const [element] = findPlace(place);
  if (!element) throw new Error(`nothing stands at ${place}`);
  return element as HTMLElement;
};
const signal = new AbortController().signal;

/** What the tests call in a page, from an extension's world. */
const inPage = {
  /** What it is set to afterwards, or why it is not. */
  write: (place: string, wanted: string) =>
    writeControl(at(place), wanted, signal).catch((error: Error) => `refused: ${error.message}`),
  read: (place: string) => readControl(at(place)),
  async offers(place: string) {
    const shown = offeredBy(at(place));
    const offers = shown === 'list' ? await offeredInList(at(place), signal) : shown;
    return offers?.map(({ words }) => words) ?? null;
  },
};
export type InPage = typeof inPage;

(globalThis as { acting?: InPage }).acting = inPage;
