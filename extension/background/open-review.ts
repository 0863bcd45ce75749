import { browser } from 'wxt/browser';
import type { Id } from '../../shared/id.ts';

/** Shows the review page, at an asset or where it was left; a tab that has it open is used again. */
export async function openReview(asset: Id | null): Promise<void> {
  const page = browser.runtime.getURL('/review.html' as never);
  const url = asset === null ? page : `${page}#asset=${asset}`;
  const [open] = await browser.tabs.query({ url: `${page}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  // Only the part after "#" changes, so the page is not loaded anew.
  await browser.tabs.update(open.id, asset === null ? { active: true } : { active: true, url });
  await browser.windows.update(open.windowId, { focused: true });
}
