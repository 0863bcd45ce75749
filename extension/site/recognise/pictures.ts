import type { Described } from '../../../shared/site/recognise/description.ts';
import { fold, textOf } from './words-of.ts';

const DOWNLOADS =
  '[download],[aria-label*="ownload"],[title*="ownload"],[class*="download"],[href^="blob:"]';

/** What is known of a picture beyond its element: where its data is, and what stands over it. */
export function describePicture(element: Element, described: Described): Described {
  const source =
    (element as HTMLImageElement).currentSrc || (element as HTMLImageElement).src || '';
  const values: string[] = [];
  if (source.startsWith('blob:') || (source.startsWith('data:image/') && source.length > 2000))
    values.push('local');
  let card: Element = element;
  for (let level = 0; level < 3 && card.parentElement; level += 1) {
    if (card.parentElement.querySelectorAll('img,video,canvas').length > 1) break;
    card = card.parentElement;
  }
  if (card.querySelector(DOWNLOADS)) values.push('download');
  // A card with a title of its own, or one that leads elsewhere, shows something else.
  if (card.querySelector('h1,h2,h3,h4,h5,h6,[role=heading]')) values.push('titled');
  if (leadsElsewhere(element)) values.push('elsewhere');
  return { ...described, values, label: '', around: headingOver(card) };
}

function leadsElsewhere(element: Element): boolean {
  const href = element.closest('a')?.getAttribute('href');
  if (!href || href.startsWith('#')) return false;
  return !/^(?:blob|data):|\.(?:png|jpe?g|webp|avif|gif|mp4|webm)|image|result|generation/i.test(
    href,
  );
}

/** The heading that a picture stands under. */
function headingOver(element: Element): string {
  for (
    let at: Element | null = element, level = 0;
    at && level < 6;
    at = at.parentElement, level += 1
  ) {
    // What stands over the form stands over the page.
    if (at.querySelector('textarea,[contenteditable]')) return '';
    for (
      let node = at.previousElementSibling, i = 0;
      node && i < 4;
      node = node.previousElementSibling, i += 1
    ) {
      // Another picture's words.
      if (node.querySelector('img,video,canvas') && !node.matches('header,h1,h2,h3')) continue;
      const heading = node.matches('h1,h2,h3,h4,h5,h6,[role=heading]')
        ? node
        : node.querySelector('h1,h2,h3,h4,h5,h6,[role=heading]');
      if (heading) return textOf(heading, 80);
      if (node.querySelector('a,button,[role=button]')) continue;
      const words = (node.textContent ?? '').trim();
      if (words && words.length < 40) return fold(words);
    }
  }
  return '';
}
