import { setTimeout as pause } from 'node:timers/promises';
import type { Event, GenerationFinished, GenerationRequested } from '../../shared/event.ts';
import type { ExtensionPage } from './extension-page.ts';
import type { PageHands } from './page-hands.ts';

const LOOK_EVERY_MS = 200;
/** A balance, a price or a refund may follow the outcome. */
const AFTERWARDS_MS = 2000;

/** How a press of Generate ended. */
export type Outcome = {
  /** Null: none was seen in time. */
  ended: GenerationFinished['outcome'] | GenerationRequested['outcome'] | 'asked' | null;
  /** The words of the sheet, where the person is asked first. */
  asked: string | null;
  /** Generations that were recorded. */
  generations: number;
};

/** Waits until every generation that was recorded since the press has ended. */
export async function awaitOutcome(
  own: ExtensionPage,
  hands: PageHands,
  before: readonly Event[],
  waitMs: number,
  signal: AbortSignal,
): Promise<Outcome> {
  const known = new Set(before.map(({ id }) => id));
  const end = performance.now() + waitMs;
  for (;;) {
    signal.throwIfAborted();
    const news = (await own.events()).filter(({ id }) => !known.has(id));
    const requested = news.filter((one) => one.type === 'generation.requested');
    const ends = requested.map(({ generation, outcome }) =>
      outcome === 'released'
        ? (news.find(
            (one): one is GenerationFinished =>
              one.type === 'generation.finished' && one.generation === generation,
          )?.outcome ?? null)
        : outcome,
    );
    const generations = requested.length;
    if (generations > 0 && !ends.includes(null)) {
      await pause(AFTERWARDS_MS, undefined, { signal });
      return { ended: ends[0] ?? null, asked: null, generations };
    }
    const asked = generations === 0 ? await hands.heldSheet() : null;
    if (asked !== null) return { ended: 'asked', asked, generations };
    if (performance.now() > end) return { ended: null, asked: null, generations };
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}
