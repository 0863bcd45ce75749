import { type Outcome, onMessage } from '../../messages.ts';
import { dress } from '../../ui/dress.ts';
import type { OverlayHandle } from '../overlay-handle.ts';
import { pauseLine } from './pause-line.tsx';
import { pickAnchors } from './picker.tsx';
import { reportOn } from './report-on.ts';

/** What is loaded late for a page that is not understood, or that the person wants to teach. */
export function mountTeaching(handle: OverlayHandle): void {
  dress(handle.root);
  let picking: { stop(): void; ended: AbortSignal } | null = null;

  const begin = (): Outcome => {
    if (handle.hold.peek()) return { ok: false, why: 'Answer the question in the page first.' };
    // Asked again while it goes on: once is enough.
    if (handle.intercept.current !== null) return { ok: true };
    picking?.stop();
    picking = pickAnchors(handle);
    line.again();
    picking.ended.addEventListener('abort', line.again);
    return { ok: true };
  };
  const line = pauseLine(handle, { teach: () => void begin(), report: () => reportOn(handle) });
  const stops = [
    onMessage('pickAnchors', begin),
    onMessage('reportHere', () => reportOn(handle)),
    line.stop,
  ];
  handle.signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
}
