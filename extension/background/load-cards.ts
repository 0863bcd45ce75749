import { browser } from 'wxt/browser';

const ASKED = '__tierwiseCardsAsked';

/** Loads the part that works on images into a frame, once in each document's life. */
export async function loadCards(tabId: number, frameId: number): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  // Noted where the document itself is: this worker forgets, and the frame gets new documents.
  const [first] = await browser.scripting.executeScript({
    target,
    func: (mark: string) => {
      const world = globalThis as { [name: string]: unknown };
      const isFirst = world[mark] !== true;
      world[mark] = true;
      return isFirst;
    },
    args: [ASKED],
  });
  if (first?.result !== true) return;
  try {
    await browser.scripting.executeScript({ target, files: ['/cards.js' as never] });
  } catch (error) {
    await browser.scripting.executeScript({
      target,
      func: (mark: string) => delete (globalThis as { [name: string]: unknown })[mark],
      args: [ASKED],
    });
    throw error;
  }
}
