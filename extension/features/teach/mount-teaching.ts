import { type Outcome, onMessage } from '../../messages.ts';
import { sendMessage } from '../../page-messages.ts';
import { dress } from '../../ui/dress.ts';
import type { Looker, OverlayHandle } from '../overlay-handle.ts';
import { pauseLine } from './pause-line.tsx';
import { pickAnchors } from './picker.tsx';
import { reportOn } from './report-on.ts';

const LOOKER_WITHIN_MS = 5000;

/** What is loaded late for a page that is not understood, or that the person wants to teach. */
export function mountTeaching(handle: OverlayHandle): void {
  dress(handle.root);
  let picking: { stop(): void; ended: AbortSignal } | null = null;

  const begin = async (): Promise<Outcome> => {
    if (handle.hold.peek()) return { ok: false, why: 'Answer the question in the page first.' };
    const looker = await lookerOf(handle);
    if (!looker) return { ok: false, why: 'The page could not be looked at. Reload it.' };
    // Asked again while it goes on: once is enough.
    if (handle.intercept.current !== null) return { ok: true };
    picking?.stop();
    picking = pickAnchors(handle, looker);
    line.again();
    picking.ended.addEventListener('abort', line.again);
    return { ok: true };
  };
  const line = pauseLine(handle, {
    teach: async () => {
      const outcome = await begin();
      if (!outcome.ok) line.say(outcome.why);
    },
    report: () => reportOn(handle),
  });
  const stops = [
    onMessage('pickAnchors', begin),
    onMessage('reportHere', () => reportOn(handle)),
    line.stop,
  ];
  handle.signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
}

/** What looks closely comes with the part that recognises, which is asked for where it is not there. */
function lookerOf({ looker, signal }: OverlayHandle): Promise<Looker | null> {
  if (looker.peek()) return Promise.resolve(looker.peek());
  void sendMessage('wantUnderstanding', undefined).catch(() => {});
  return new Promise((resolve) => {
    const give = (there: Looker | null) => {
      stop();
      resolve(there);
    };
    const stop = looker.subscribe((there) => there && queueMicrotask(() => give(there)));
    setTimeout(() => give(null), LOOKER_WITHIN_MS);
    signal.addEventListener('abort', () => give(null), { once: true });
  });
}
