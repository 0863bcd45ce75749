import { unwrapUrl } from '../../shared/site/unwrap-url.ts';

/** Elements that may show an asset. A background is found where the element's own style names it. */
export const PICTURES = 'img,video,[style*="url("]';

/** No studio names one picture in more ways on one element. */
const MOST = 4;

/**
 * The addresses that the asset shown by an element may be known under, unwrapped, the one that it
 * is loaded from first. Empty where it shows none yet, or one that has no name (`blob:`, `data:`).
 */
export function addressesOf(element: HTMLElement): string[] {
  const given = [
    ...shownBy(element),
    // Small pictures often link to the true one, or say it for a script that loads it later.
    element.closest('a[href]')?.getAttribute('href'),
    element.dataset.src,
    element.dataset.original,
  ];
  const found = given.flatMap((text) => (text ? (unwrapUrl(text, document.baseURI) ?? []) : []));
  return [...new Set(found)].slice(0, MOST);
}

/** What the element shows right now, as the page loads it; null where that is nothing. */
export function sourceOf(element: HTMLElement): string | null {
  const text = shownBy(element).find(Boolean);
  if (!text) return null;
  return URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI).href : null;
}

function shownBy(element: HTMLElement): (string | null | undefined)[] {
  if (element instanceof HTMLImageElement) return [element.currentSrc, element.getAttribute('src')];
  if (element instanceof HTMLVideoElement)
    return [
      element.currentSrc,
      element.getAttribute('src'),
      element.querySelector('source')?.getAttribute('src'),
      element.getAttribute('poster'),
    ];
  return [/url\((["']?)(.*?)\1\)/.exec(element.style.backgroundImage)?.[2]];
}
