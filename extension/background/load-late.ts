import { browser } from 'wxt/browser';

/** What a page does not need from the start: each a script of its own. */
export type LatePart = 'cards' | 'understand' | 'teach';

/** Loads a part into a frame, once in each document's life. */
export async function loadLate(part: LatePart, tabId: number, frameId: number): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  const mark = `__tierwiseAsked-${part}`;
  // Noted where the document itself is: this worker forgets, and the frame gets new documents.
  const [first] = await browser.scripting.executeScript({
    target,
    func: (name: string) => {
      const world = globalThis as { [name: string]: unknown };
      const isFirst = world[name] !== true;
      world[name] = true;
      return isFirst;
    },
    args: [mark],
  });
  if (first?.result !== true) return;
  try {
    await browser.scripting.executeScript({ target, files: [`/${part}.js` as never] });
  } catch (error) {
    await browser.scripting.executeScript({
      target,
      func: (name: string) => delete (globalThis as { [name: string]: unknown })[name],
      args: [mark],
    });
    throw error;
  }
}
