import { v7 as uuidv7 } from 'uuid';
import type { EventBody } from '../../shared/event.ts';
import { dropUnsent, keepUnsent } from '../mailbox.ts';
import type { Observed } from '../messages.ts';
import { sendMessage } from '../page-messages.ts';
import type { OverlayHandle } from './overlay-handle.ts';

const RETRY_MS = [50, 150, 400, 1000, 3000, 10_000];

/** How a page's observations reach the background. */
export type Delivery = {
  /** Mints the id, once and for ever. @param at epoch milliseconds. */
  observe(body: EventBody, at: number): void;
  /** The zone of the studio's reset, once an answer named it. */
  zone: string | null;
};

/**
 * Hands observations over in their order until each is stored. What the page cannot hand over
 * before it goes away stays in the mailbox, where the background looks for it.
 */
export function createDelivery(witnesses: OverlayHandle['witnesses']): Delivery {
  let waiting: Observed[] = [];
  let busy = false;

  async function deliver(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let failures = 0; waiting.length > 0; ) {
      const batch = waiting.slice(0, 50);
      try {
        const stored = new Set(await sendMessage('observe', batch));
        waiting = waiting.filter(({ id }) => !stored.has(id));
        if (batch.some(({ id }) => stored.has(id))) failures = 0;
        else failures += 1;
        void dropUnsent([...stored]).catch(() => {});
        if (failures === 0) continue;
      } catch {
        failures += 1;
      }
      await new Promise((resolve) =>
        setTimeout(resolve, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]),
      );
    }
    busy = false;
  }

  return {
    zone: null,
    observe(body, at) {
      const observed: Observed = { id: uuidv7(), at, resetZone: this.zone, body };
      waiting.push(observed);
      void keepUnsent([observed]).catch(() => {});
      void deliver();
      for (const hear of witnesses) hear(body);
    },
  };
}
