import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Understanding } from '../../shared/site/understanding.ts';

const LOOK_EVERY_MS = 100;
const QUIET_MS = 1500;
/** A page that was looked at and is not understood may still be drawing its form. */
const STILL_MS = 5000;
const LIMIT_MS = 30_000;

/**
 * Waits until the extension understands a page and nothing of that changes, or long enough to say
 * that it does not.
 *
 * @returns the last word; null where there never was one.
 */
export async function settledUnderstanding(
  page: Page,
  read: () => Promise<Understanding | null>,
  signal: AbortSignal,
): Promise<Understanding | null> {
  const start = performance.now();
  const busy = watchTraffic(page);
  let last = '';
  let since = start;
  try {
    for (;;) {
      signal.throwIfAborted();
      const found = await read();
      const now = performance.now();
      const said = found === null ? '' : JSON.stringify({ ...found, at: 0 });
      if (said !== last) {
        last = said;
        since = now;
      }
      const quiet = now - since;
      if (quiet >= QUIET_MS && found?.state === 'understood') return found;
      if (found?.looked && Math.min(quiet, busy.quietFor()) >= STILL_MS) return found;
      if (now - start >= LIMIT_MS) return found;
      await pause(LOOK_EVERY_MS, undefined, { signal });
    }
  } finally {
    busy.end();
  }
}

/** How long the page has asked for nothing. */
function watchTraffic(page: Page) {
  let last = performance.now();
  const seen = () => {
    last = performance.now();
  };
  const events = ['request', 'requestfinished', 'requestfailed'] as const;
  for (const event of events) page.on(event, seen);
  return {
    quietFor: () => performance.now() - last,
    end() {
      for (const event of events) page.off(event, seen);
    },
  };
}
