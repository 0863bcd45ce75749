import { type Browser, browser } from 'wxt/browser';
import type { AssetCard } from '../../shared/asset-card.ts';
import type { Id, Site } from '../../shared/id.ts';
import { GENERAL_ACT } from '../../shared/site/general-act.ts';
import { hostPattern } from '../host-permission.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import { resolvedProfiles, sites, understandings } from '../state.ts';
import { openDb } from './db.ts';

const ASK_AGAIN_MS = 300;
/** A tab that was open answers soon, if it can at all. */
const OPEN_ANSWERS_MS = 1500;
/** A new one has to load, and to say which models there are. */
const NEW_ANSWERS_MS = 12_000;

/**
 * Promotes an asset from one of our own pages: in a tab of its studio, before the person's eyes, as
 * the time to undo is shown there.
 */
export async function promote(asset: Id): Promise<Outcome> {
  const card = await (await openDb()).get('shelf', asset);
  if (!card) return { ok: false, why: 'This image is not held here any more.' };
  const { site } = card;
  if (!(await sites.getValue()).includes(site))
    return { ok: false, why: `Tierwise is not switched on for ${site}.` };
  const open = await tabOf(site);
  const tab = open ?? (await browser.tabs.create({ url: `${site}${await startOf(site)}` }));
  if (tab.id === undefined) return { ok: false, why: `No tab could be opened for ${site}.` };
  if (open) await browser.tabs.update(tab.id, { active: true });
  await browser.windows.update(tab.windowId, { focused: true }).catch(() => {});
  return begin(tab.id, card, open === null);
}

/** The path of the form: as the profile says it, or where one was found last. */
async function startOf(site: Site): Promise<string> {
  const known = (await resolvedProfiles.getValue())[site]?.act;
  if (known) return known.start;
  const seen = Object.values(await understandings.getValue())
    .filter((one) => one.site === site && one.state === 'understood')
    .sort((a, b) => b.at - a.at);
  return seen[0]?.path ?? GENERAL_ACT.start;
}

/** The tab of the studio that the person used last. */
async function tabOf(site: Site): Promise<Browser.tabs.Tab | null> {
  const tabs = await browser.tabs.query({ url: hostPattern(site) });
  const [last] = tabs
    .filter(({ url }) => url && new URL(url).origin === site)
    .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return last ?? null;
}

/** Only the top frame has the studio's form. What a new tab says before it knows more does not count. */
async function begin(tabId: number, card: AssetCard, isNew: boolean): Promise<Outcome> {
  const until = Date.now() + (isNew ? NEW_ANSWERS_MS : OPEN_ANSWERS_MS);
  for (;;) {
    const outcome = await sendMessage('promoteHere', card, { tabId, frameId: 0 }).catch(() => null);
    if (outcome && (outcome.ok || !isNew || Date.now() > until)) return outcome;
    if (Date.now() > until)
      return {
        ok: false,
        why: 'The studio’s page does not answer. Reload it, sign in there if it asks, and try again.',
      };
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
