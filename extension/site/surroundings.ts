import { type Box, CONTROLS } from './page-controls.ts';
import { placeOf } from './place-of.ts';
import { type UnderPoint, underPoint } from './under-point.ts';

/** Where the line fits: the point that its right edge and top hang on, and the width that is free. */
export type Place = { right: number; top: number; width: number };

const GAP = 6;
const BESIDE = 10;
const MARGIN = 4;
/** So far from the button the line still belongs to it. */
const MOST_DOWN = 72;
const MOST_UP = 36;
const NARROW_COLUMN = 560;
const MOST_PADDING = 32;
/** Sample distance of the search for something underneath; no usable control is smaller. */
const STEP = 20;

const CONTROL = `${CONTROLS},img,video,canvas,svg`;

/**
 * The first free place around the button for a box of the wished width, or a narrower one down to
 * `least`; null where everything around is taken. Reads layout: call it seldom. Our own elements
 * must not take pointer events meanwhile.
 */
export function placeAround(
  button: Element,
  wished: { width: number; height: number },
  least: number,
): Place | null {
  const around = placeOf(button);
  if (around.width === 0 || around.bottom < 0 || around.top > innerHeight) return null;
  const { height } = wished;
  for (const [left, right] of [columnOf(button, around), wholePage()]) {
    const edge = edgeOf(around, left, right);
    for (const width of widthsOf(wished.width, least, edge - Math.max(left, around.left)))
      for (const { from, to, x, down } of spots(around, edge, width, height)) {
        const inside = x - width >= left && x <= right;
        for (let top = from; inside && (down ? top <= to : top >= to); ) {
          const box = { left: x - width, top, width, height };
          if (top < 0 || top + height > innerHeight) break;
          const taken = obstacleIn(box);
          if (!taken) return { right: x, top, width };
          // Straight past whatever is in the way.
          top = down
            ? Math.max(top + STEP, Math.ceil(taken.bottom) + 2)
            : Math.min(top - STEP, Math.floor(taken.top) - 2 - height);
        }
      }
  }
  return null;
}

/** Whether a place that was found still is free. */
export function isStillFree({ right, top, width }: Place, height: number): boolean {
  const inView = top >= 0 && top + height <= innerHeight;
  return inView && obstacleIn({ left: right - width, top, width, height }) === null;
}

/** The wished width, or all that the column has where that is less; at worst the least. */
function widthsOf(wished: number, least: number, column: number): number[] {
  const tried = [Math.min(wished, Math.floor(column)), least];
  return tried.filter((width, index) => width >= least && tried.indexOf(width) === index);
}

/** Below first, right-aligned, further down if text is in the way; then above; then beside. */
function spots(around: DOMRect, edge: number, width: number, height: number) {
  const middle = around.top + (around.height - height) / 2;
  const below = around.bottom + GAP;
  const above = around.top - GAP - height;
  return [
    { x: edge, from: below, to: below + MOST_DOWN, down: true },
    { x: edge, from: above, to: above - MOST_UP, down: false },
    { x: around.left - BESIDE, from: middle, to: middle, down: true },
    { x: around.right + BESIDE + width, from: middle, to: middle, down: true },
    { x: around.left + width, from: below, to: below, down: true },
    { x: around.left + width, from: above, to: above, down: true },
  ];
}

/**
 * What the line is aligned to on the right: the button, or in a column not much wider, the column's
 * own inner edge, so that it stays where it is when a second button joins the row.
 */
function edgeOf(around: DOMRect, left: number, right: number): number {
  const inner = right - Math.min(around.left - left, MOST_PADDING);
  return right - left < NARROW_COLUMN ? Math.max(around.right, inner) : around.right;
}

/** Left and right of the part of the page that the button stands in. */
function columnOf(button: Element, around: DOMRect): [number, number] {
  for (let at = button.parentElement; at; at = at.parentElement) {
    const { left, right, width } = placeOf(at);
    if (width > around.width + 2 * MARGIN) return [left, right];
  }
  return wholePage();
}

function wholePage(): [number, number] {
  return [MARGIN, document.documentElement.clientWidth - MARGIN];
}

/** What of the page lies in the box: a control, a picture or a piece of text; null if nothing does. */
function obstacleIn({ left, top, width, height }: Box): DOMRect | null {
  const columns = Math.max(1, Math.ceil(width / STEP));
  // A line of text is lower than the box: two rows alone would pass over and under it.
  for (const y of [top + 2, top + height / 2, top + height - 3])
    for (let column = 0; column <= columns; column += 1) {
      const x = left + ((width - 1) * column) / columns;
      const under = underPoint(x, y);
      if (!under) return new DOMRect(x, y, 0, 0);
      const control = under.element.closest(CONTROL);
      if (control) return placeOf(control);
      const text = textAt(under);
      if (text)
        return new DOMRect(text.x + x - under.x, text.y + y - under.y, text.width, text.height);
    }
  return null;
}

function textAt({ element, x, y }: UnderPoint): DOMRect | null {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) continue;
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects())
      if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) return rect;
  }
  return null;
}

/** Scrolls with most keystrokes in a long text, and moves nothing but that text. */
function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLInputElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * Calls back, once a frame at most, when the page may have moved or restyled something: scrolling
 * anywhere, resizing, mutations, transitions, the system's theme.
 */
export function followPage(changed: () => void, ended: AbortSignal): void {
  let frame = 0;
  const soon = () => {
    if (frame === 0 && !ended.aborted)
      frame = requestAnimationFrame(() => {
        frame = 0;
        changed();
      });
  };
  const everywhere = { capture: true, passive: true, signal: ended };
  for (const type of ['resize', 'transitionend', 'animationend', 'load', 'toggle'])
    addEventListener(type, soon, everywhere);
  const scrolled = ({ target }: Event) => {
    if (!isTextField(target)) soon();
  };
  addEventListener('scroll', scrolled, everywhere);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon, { signal: ended });
  const mutations = new MutationObserver(soon);
  const start = () =>
    mutations.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['class', 'style', 'hidden', 'data-theme', 'data-mode', 'open'],
    });
  const sizes = new ResizeObserver(soon);
  sizes.observe(document.documentElement);
  start();
  ended.addEventListener('abort', () => {
    mutations.disconnect();
    sizes.disconnect();
    cancelAnimationFrame(frame);
  });
}
