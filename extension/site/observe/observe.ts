import { trip } from '../trip.ts';
import { noticeEscapes } from './escapes.ts';
import { createHolds } from './hold.ts';
import { holdFetch } from './hold-fetch.ts';
import { holdXhr } from './hold-xhr.ts';
import { type Line, openLine } from './line.ts';

/** Starts the observer in the page's own world. What fails leaves the page as it was. */
export function observe(): void {
  const holds = createHolds();
  const line: Line = openLine((message) => {
    try {
      trip('receive');
      holds.receive(line, message);
    } catch {
      // The bound of each hold frees it.
      line.post({ kind: 'fault', where: 'receive' });
    }
  });
  for (const [where, start] of [
    ['fetch', () => holdFetch(line, holds)],
    ['xhr', () => holdXhr(line, holds)],
    ['escapes', () => noticeEscapes(line)],
  ] as const) {
    try {
      trip(`start-${where}`);
      start();
    } catch {
      line.post({ kind: 'fault', where });
    }
  }
}
