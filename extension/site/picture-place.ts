import { type Box, CONTROLS } from './page-controls.ts';

/** What of a picture can be seen, and the card of the page that it belongs to. */
export type Place = { picture: Box; card: HTMLElement };

export const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;
export type Corner = (typeof CORNERS)[number];

/** Less of a picture than this, and nothing of ours fits on it. */
const LEAST = 44;
/** A card is so much larger than its picture at most: words above, buttons below. */
const CARD_WIDER = 1.25;
const CARD_WIDER_BY = 40;
const CARD_HIGHER_BY = 260;
const STEP = 20;
const EDGE = 6;

/** The ancestors that cut a picture off; looked for again after `renew`. */
let clipsOf = new WeakMap<Element, Element[]>();
let cardsOf = new WeakMap<Element, HTMLElement>();

/** The page changed: what was remembered about its structure may be wrong. */
export function renewPlaces(): void {
  clipsOf = new WeakMap();
  cardsOf = new WeakMap();
}

/**
 * Null where too little of the picture can be seen, or where it lies in the browser's top layer,
 * over everything of ours. Reads layout: all pictures in one go.
 */
export function placeOf(element: HTMLElement): Place | null {
  if (element.closest(':modal, :popover-open, :fullscreen')) return null;
  const whole = element.getBoundingClientRect();
  let clips = clipsOf.get(element);
  if (!clips) {
    clips = clippingAncestors(element);
    clipsOf.set(element, clips);
  }
  let [left, top, right, bottom] = [
    Math.max(0, whole.left),
    Math.max(0, whole.top),
    Math.min(document.documentElement.clientWidth, whole.right),
    Math.min(innerHeight, whole.bottom),
  ];
  for (const clip of clips) {
    const box = clip.getBoundingClientRect();
    [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
    [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
  }
  if (right - left < LEAST || bottom - top < LEAST) return null;
  return {
    picture: { left, top, width: right - left, height: bottom - top },
    card: cardOf(element),
  };
}

/** The page's card around a picture: as far up as it stays about the picture's own size. */
export function cardOf(element: HTMLElement): HTMLElement {
  const known = cardsOf.get(element);
  if (known) return known;
  const picture = element.getBoundingClientRect();
  let card = element;
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    if (width > picture.width * CARD_WIDER + CARD_WIDER_BY) break;
    if (height > picture.height + CARD_HIGHER_BY) break;
    card = at;
  }
  cardsOf.set(element, card);
  return card;
}

/** The box of the given size at a corner of the picture. */
export function boxAt(corner: Corner, picture: Box, width: number, height: number): Box {
  const right = picture.left + picture.width - EDGE - width;
  const bottom = picture.top + picture.height - EDGE - height;
  return {
    left: corner.endsWith('left') ? picture.left + EDGE : right,
    top: corner.startsWith('top') ? picture.top + EDGE : bottom,
    width,
    height,
  };
}

/**
 * What lies over the picture in a box: `taken` by words or controls of the page's card, or
 * `covered` by something else of the page. Our own elements do not count.
 *
 * @param quick looks at its middle only.
 */
export function whatLiesIn(
  box: Box,
  element: HTMLElement,
  quick = false,
): 'free' | 'taken' | 'covered' {
  const card = cardOf(element);
  if (quick) return whatLiesAt(box.left + box.width / 2, box.top + box.height / 2, element, card);
  const columns = Math.max(1, Math.round(box.width / STEP));
  let found: 'free' | 'taken' = 'free';
  for (const share of [0.15, 0.85])
    for (let column = 0; column <= columns; column += 1) {
      const x = box.left + 2 + ((box.width - 4) * column) / columns;
      const here = whatLiesAt(x, box.top + box.height * share, element, card);
      if (here === 'covered') return here;
      if (here === 'taken') found = here;
    }
  return found;
}

function whatLiesAt(x: number, y: number, element: HTMLElement, card: HTMLElement) {
  for (const under of document.elementsFromPoint(x, y)) {
    if (under.localName === 'tierwise-overlay') continue;
    if (under === element || under.contains(element)) return 'free';
    if (!card.contains(under)) return 'covered';
    const control = under.closest(CONTROLS);
    if (control && !control.contains(element)) return 'taken';
    if (hasTextAt(under, x, y)) return 'taken';
  }
  return 'covered';
}

function hasTextAt(element: Element, x: number, y: number): boolean {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) continue;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  }
  return false;
}

/** Whether a box anywhere on the page covers no control of it. */
export function isFreeOfControls(box: Box): boolean {
  const columns = Math.max(1, Math.ceil(box.width / STEP));
  const rows = Math.max(1, Math.ceil(box.height / STEP));
  for (let row = 0; row <= rows; row += 1)
    for (let column = 0; column <= columns; column += 1) {
      const x = box.left + ((box.width - 1) * column) / columns;
      const y = box.top + ((box.height - 1) * row) / rows;
      const under = document
        .elementsFromPoint(x, y)
        .find(({ localName }) => localName !== 'tierwise-overlay');
      if (!under) return false;
      const control = under.closest(CONTROLS);
      // What wraps a whole picture stays pressable beside us.
      if (control && !(under.matches('img,video') || control.querySelector('img,video')))
        return false;
    }
  return true;
}

function clippingAncestors(element: Element): Element[] {
  const found: Element[] = [];
  let { position } = getComputedStyle(element);
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
    if (position === 'fixed') break;
    const style = getComputedStyle(at);
    if (style.overflow !== 'visible' || style.clipPath !== 'none') found.push(at);
    if (style.position !== 'static') position = style.position;
  }
  return found;
}
