import type { OverlayHandle } from '../overlay-handle.ts';
import type { Answer } from '../record-generations.ts';

const MOST = 12;
/** What states a balance is short. */
const LONGEST = 20_000;
const WITHIN_MS = 20_000;

/**
 * Keeps the last answers of which nothing was made, and looks at them again when the page shows
 * another balance: an answer comes before the page shows what it says.
 */
export function createAgain(handle: OverlayHandle): { keep(answer: Answer): void } {
  let kept: { answer: Answer; at: number }[] = [];
  let shown: number | null = null;
  const stop = handle.reader.form.subscribe(({ shownBalance }) => {
    if (shownBalance === null || shownBalance === shown) return;
    shown = shownBalance;
    const since = performance.now() - WITHIN_MS;
    const recent = kept.filter(({ at }) => at > since);
    kept = [];
    for (const { answer } of recent) handle.take(answer);
  });
  handle.signal.addEventListener('abort', stop);
  return {
    keep(answer) {
      if (answer.text.length > LONGEST) return;
      kept = [...kept, { answer, at: performance.now() }].slice(-MOST);
    },
  };
}
