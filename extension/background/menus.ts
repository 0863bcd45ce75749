import { type Browser, browser } from 'wxt/browser';
import type { AssetCard } from '../../shared/asset-card.ts';
import { sendMessage } from '../messages.ts';
import { sites } from '../state.ts';
import { knownAssets } from './known-assets.ts';
import { openReview } from './open-review.ts';
import { rate } from './rate.ts';
import { matchOf } from './sites.ts';
import { noteMisunderstood } from './view.ts';

const ITEMS = [
  ['promote', 'Promote'],
  ['usable', 'Usable'],
  ['rejected', 'Rejected'],
  ['review', 'Open in review'],
] as const;
type Item = (typeof ITEMS)[number][0];

/** Puts the submenu on images of the enabled sites, and of no others. */
export async function showMenus(): Promise<void> {
  const documentUrlPatterns = (await sites.getValue()).map(matchOf);
  await browser.contextMenus.removeAll();
  if (documentUrlPatterns.length === 0) return;
  const where = { contexts: ['image', 'video'] as ['image', 'video'], documentUrlPatterns };
  browser.contextMenus.create({ id: 'tierwise', title: 'Tierwise', ...where });
  for (const [id, title] of ITEMS)
    browser.contextMenus.create({ id, title, parentId: 'tierwise', ...where });
}

type Clicked = Browser.contextMenus.OnClickData;

/** Does what was chosen for the image that was clicked. What cannot be done is said in the page. */
export async function chosen(clicked: Clicked, tab: Browser.tabs.Tab | undefined): Promise<void> {
  const { menuItemId, srcUrl, frameUrl, pageUrl, frameId = 0 } = clicked;
  const item = ITEMS.find(([id]) => id === menuItemId)?.[0];
  if (!item || tab?.id === undefined) return;
  const site = new URL(frameUrl ?? pageUrl ?? '').origin;
  if (!(await sites.getValue()).includes(site)) return;
  const card = srcUrl ? (await knownAssets([srcUrl], site))[srcUrl] : undefined;
  const why = card
    ? await act(item, card, tab.id)
    : 'Tierwise did not see this image come back, so it knows nothing of it.';
  if (why === null) return;
  await sendMessage('cardSays', why, { tabId: tab.id, frameId }).catch(() =>
    noteMisunderstood({ at: Date.now(), site, what: why }),
  );
}

/** @returns why it could not be done; null where it was. */
async function act(item: Item, card: AssetCard, tab: number): Promise<string | null> {
  switch (item) {
    case 'review':
      await openReview(card.id);
      return null;
    case 'promote': {
      // Only the top frame has the studio's form.
      const to = { tabId: tab, frameId: 0 };
      const outcome = await sendMessage('promoteHere', card, to).catch(() => null);
      if (outcome?.ok) return null;
      return outcome?.why ?? 'The studio’s page cannot promote now. Reload it and try again.';
    }
    default:
      // The same again takes it back, as everywhere.
      await rate([{ asset: card.id, rating: card.rating === item ? null : item }], card.site);
      return null;
  }
}
