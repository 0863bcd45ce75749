import type { Line } from './line.ts';
import { after } from './native.ts';

const COUNT = 600;
const SIZE = 24 * 1024 * 1024;
const MINUTE_MS = 60_000;

/** Whether one more of so many characters is read in this minute. */
export type Afford = (size: number) => boolean;

/** Bounds what is read only because everything is; the first thing left out is said. */
export function createBudget(line: Line, what: 'answers' | 'messages'): Afford {
  let count = 0;
  let size = 0;
  let said = false;
  return (more) => {
    if (count === 0)
      after(MINUTE_MS, () => {
        count = size = 0;
      });
    count += 1;
    size += more;
    if (count <= COUNT && size <= SIZE) return true;
    if (!said) line.post({ kind: 'dropped', what });
    said = true;
    return false;
  };
}
