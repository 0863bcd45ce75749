import type { Browser, Page } from 'puppeteer-core';
import type { Event } from '../../shared/event.ts';
import type { Understanding } from '../../shared/site/understanding.ts';
import { wordsOf } from './words-of.ts';

/** What the probe may ask of the extension: what a person can, through one of its own pages. */
export type ExtensionPage = {
  id: string;
  /** Sends a message as the popup and the options page do. @throws in the words of its answer */
  tell(type: string, data: unknown): Promise<void>;
  /** Opens a tab; by its id the extension says what it makes of it. */
  openTab(): Promise<{ tab: number; page: Page }>;
  understanding(tab: number): Promise<Understanding | null>;
  /** Events that wait in the outbox, oldest first: with no companion all that ever were. */
  events(): Promise<Event[]>;
  /** What did not fit, in the extension's words, oldest first. */
  misunderstood(): Promise<string[]>;
};

export async function openExtensionPage(browser: Browser, id: string): Promise<ExtensionPage> {
  const own = await browser.newPage();
  await own.goto(`chrome-extension://${id}/options.html`);
  const run = <T>(script: string) => own.evaluate(script) as Promise<T>;
  return {
    id,
    async tell(type, data) {
      // The envelope of @webext-core/messaging, which the popup's own call is put into.
      const message = JSON.stringify({ id: 1, type, data, timestamp: 0 });
      const reply = await run<{ res?: { ok: boolean; why?: string }; err?: unknown } | undefined>(
        `chrome.runtime.sendMessage(${message})`,
      );
      if (reply === undefined) throw new Error(`This build of Tierwise does not know "${type}".`);
      if (reply.err) throw new Error(`${type}: ${wordsOf(reply.err)}`);
      if (reply.res && !reply.res.ok) throw new Error(reply.res.why ?? `${type} was refused`);
    },
    async openTab() {
      const mark = `about:blank#tierwise-probe-${Date.now()}`;
      const opened = browser.waitForTarget((one) => one.url() === mark, { timeout: 15_000 });
      const tab = await run<number>(
        `chrome.tabs.create({ url: ${JSON.stringify(mark)} }).then(({ id }) => id)`,
      );
      const page = await (await opened).page();
      if (!page) throw new Error('The browser did not open a tab.');
      return { tab, page };
    },
    understanding: (tab) =>
      run(`chrome.storage.session.get('understandings')
        .then(({ understandings }) => understandings?.[${tab}] ?? null)`),
    events: () => run(READ_OUTBOX),
    misunderstood: () =>
      run(`chrome.storage.local.get('view')
        .then(({ view }) => (view?.misunderstood ?? []).map(({ what }) => what).reverse())`),
  };
}

/** The database is the extension's; without it nothing was recorded, and none must be made. */
const READ_OUTBOX = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('tierwise');
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => resolve([]);
  opening.onsuccess = () => {
    const db = opening.result;
    const reading = db.transaction('outbox').objectStore('outbox').getAll();
    reading.onerror = () => reject(reading.error);
    reading.onsuccess = () => {
      db.close();
      resolve(reading.result.map(({ event }) => event));
    };
  };
})`;
