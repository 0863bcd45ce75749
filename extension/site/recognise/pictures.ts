import type { Described } from '../../../shared/site/recognise/description.ts';
import { speaksOf } from '../../../shared/site/recognise/speech.ts';
import { fold, textOf } from './words-of.ts';

const DOWNLOADS =
  '[download],[aria-label*="ownload"],[title*="ownload"],[class*="download"],[href^="blob:"]';
const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** What the studio calls each of its pictures by. */
const NUMBERED = ['item', 'image', 'asset', 'task', 'job', 'generation']
  .map((what) => `[data-${what}-id]`)
  .concat('[data-metadata]')
  .join();
const LARGE_DATA = 2000;

/** What is known of a picture beyond its element: where its data is, and what stands over it. */
export function describePicture(
  element: Element,
  described: Described,
  headings: WeakMap<Element, string>,
): Described {
  const { currentSrc, src } = element as HTMLImageElement;
  const source = currentSrc || src || '';
  const values: string[] = [];
  if (source.startsWith('blob:') || (source.startsWith('data:') && source.length > LARGE_DATA))
    values.push('local');
  let card: Element = element;
  for (let level = 0; level < 3 && card.parentElement; level += 1) {
    if (holdsMany(card.parentElement)) break;
    card = card.parentElement;
  }
  if (card.querySelector(DOWNLOADS)) values.push('download');
  if (card.matches(NUMBERED) || card.querySelector(NUMBERED)) values.push('numbered');
  // A card with a title of its own, or one that leads elsewhere, shows something else.
  if (card.querySelector(HEADINGS)) values.push('titled');
  if (leadsElsewhere(element)) values.push('elsewhere');
  // Pictures in one place stand under one heading.
  const place = card.parentElement ?? card;
  const heading = headings.get(place) ?? headingOver(card);
  headings.set(place, heading);
  // Without its query: the same picture in two places may be asked for in two sizes.
  const file = /([^/?#]{4,})(?:[?#].*)?$/.exec(values.includes('local') ? '' : source)?.[1] ?? '';
  return { ...described, values, label: '', hint: fold(file, 80), around: heading };
}

function holdsMany(element: Element): boolean {
  return ['img', 'video', 'canvas'].some((tag) => element.getElementsByTagName(tag).item(1));
}

function leadsElsewhere(element: Element): boolean {
  const href = element.closest('a')?.getAttribute('href');
  if (!href || href.startsWith('#')) return false;
  return !/^(?:blob|data):|\.(?:png|jpe?g|webp|avif|gif|mp4|webm)|image|result|generation/i.test(
    href,
  );
}

function isLine(element: Element, words: string): boolean {
  return words.length < 40 && !element.querySelector('a,button,[role=button]');
}

/** The heading that a picture stands under. */
function headingOver(element: Element): string {
  let at: Element | null = element;
  for (let level = 0; at && level < 6; at = at.parentElement, level += 1) {
    // What stands over the form stands over the page.
    if (at.querySelector('textarea,[contenteditable]')) return '';
    let node = at.previousElementSibling;
    for (let i = 0; node && i < 4; node = node.previousElementSibling, i += 1) {
      // Another picture's words, or a bar of buttons.
      if (node.querySelector('img,video,canvas') && !node.matches('header,h1,h2,h3')) continue;
      const heading = node.matches(HEADINGS) ? node : node.querySelector(HEADINGS);
      const words = heading ? textOf(heading, 80) : fold(node.textContent, 80);
      const tells = speaksOf(words, 'results') || speaksOf(words, 'showcase');
      // The page's own title, or a line of words, says something of pictures only where it names them.
      if (tells ? heading || isLine(node, words) : heading && heading.localName !== 'h1')
        return words;
    }
  }
  return '';
}
