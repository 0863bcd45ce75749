import type { Locator } from '../../../shared/site/profile.ts';
import { locate } from '../locate.ts';
import { settle } from './settle.ts';

const ARRIVES_WITHIN_MS = 3000;

/**
 * Follows one of the site's own links, if that changes the page without loading it anew: a load
 * would take the person's form and us with it.
 *
 * @returns whether `arrived` came true.
 */
export async function followLink(
  locators: readonly Locator[],
  arrived: () => boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const link = locate(locators);
  if (!link) return false;
  const stay = (event: Event) => {
    // Nobody took it up: the browser itself would now load the page.
    if (!event.defaultPrevented) event.preventDefault();
  };
  addEventListener('click', stay);
  link.click();
  removeEventListener('click', stay);
  return (await settle(arrived, ARRIVES_WITHIN_MS, signal)) ?? false;
}

/** Remembers where the person is, and brings them back over the pages that were visited since. */
export function rememberPlace(): (signal: AbortSignal) => Promise<void> {
  const { href } = location;
  const before = placeInHistory();
  const top = scrollY;
  return async (signal) => {
    const visited = placeInHistory() - before;
    if (location.href === href || visited <= 0) return;
    history.go(-visited);
    const back = await settle(() => location.href === href, ARRIVES_WITHIN_MS, signal);
    // What they looked at comes late; the place holds once the page is that long again.
    const isLong = () => document.documentElement.scrollHeight >= top + innerHeight;
    if (back && top > 0 && (await settle(isLong, ARRIVES_WITHIN_MS, signal))) scrollTo(0, top);
  };
}

/**
 * Only the difference of two counts. Its length tells it too, but for who went back before: then
 * the next page takes the place of those ahead, and the history does not grow.
 */
function placeInHistory(): number {
  return window.navigation?.currentEntry?.index ?? history.length;
}
