import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { type Outcome, onMessage, sendMessage } from '../messages.ts';
import { sites } from '../state.ts';
import { loadLate } from './load-late.ts';
import { fromPage, fromSurface } from './sender.ts';

const Tab = z.int().check(z.gte(0));
/** Only the top frame has the studio's form. */
const TOP = 0;
/** A script that somebody else asked for may still be on its way. */
const ANSWERS_MS = 3000;
const ASK_AGAIN_MS = 100;
const RELOAD = 'The page does not answer. Reload it and try again.';

/** Answers who wants a page taught, or told what it is taken for. */
export function answerTeaching(): void {
  onMessage('wantUnderstanding', async ({ sender }) => {
    const { tab } = await fromPage(sender);
    if (sender.frameId !== undefined) await loadLate('understand', tab, sender.frameId);
  });

  onMessage('wantTeaching', async ({ sender }) => {
    const { tab } = await fromPage(sender);
    await loadLate('teach', tab, TOP);
  });

  onMessage('teachHere', async ({ data, sender }): Promise<Outcome> => {
    fromSurface(sender);
    const tab = Tab.parse(data);
    const why = await reach(tab);
    if (why !== null) return { ok: false, why };
    // The person goes on in the page.
    const shown = await browser.tabs.update(tab, { active: true });
    if (shown) await browser.windows.update(shown.windowId, { focused: true }).catch(() => {});
    const to = { tabId: tab, frameId: TOP };
    const outcome = await untilAnswered(() => sendMessage('pickAnchors', undefined, to));
    return outcome ?? { ok: false, why: RELOAD };
  });

  onMessage('mismatchReport', async ({ data, sender }) => {
    fromSurface(sender);
    const tab = Tab.parse(data);
    const why = await reach(tab);
    if (why !== null) return { ok: false, why };
    const to = { tabId: tab, frameId: TOP };
    const text = await untilAnswered(() => sendMessage('reportHere', undefined, to));
    return text ? { ok: true, text } : { ok: false, why: RELOAD };
  });
}

/** Brings the part that answers into the tab. @returns why it could not be done, or null. */
async function reach(tab: number): Promise<string | null> {
  const { url } = await browser.tabs.get(tab);
  const site = url === undefined ? null : new URL(url).origin;
  if (site === null || !(await sites.getValue()).includes(site))
    return 'Switch Tierwise on for this site first.';
  return loadLate('teach', tab, TOP).then(
    () => null,
    () => RELOAD,
  );
}

async function untilAnswered<T>(ask: () => Promise<T>): Promise<T | null> {
  const until = Date.now() + ANSWERS_MS;
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer !== null || Date.now() > until) return answer;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
