/** A box in the viewport, CSS pixels. */
type Box = { left: number; top: number; width: number; height: number };

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
const STEP = 12;

const CONTROL = [
  'a[href],button,input,textarea,select,label,summary,img,video,canvas,svg,iframe,[contenteditable]',
  ...['button', 'link', 'tab', 'combobox', 'option', 'checkbox', 'radio', 'switch', 'menuitem'].map(
    (role) => `[role="${role}"]`,
  ),
].join(',');

/**
 * The first free place around the button for a box of the wished width, or a narrower one down to
 * `least`; null where everything around is taken. Reads layout: call it once a frame at most.
 * @param own our own element, which does not count as an obstacle
 */
export function placeAround(
  button: Element,
  wished: { width: number; height: number },
  least: number,
  own: Element,
): Place | null {
  const around = button.getBoundingClientRect();
  if (around.width === 0 || around.bottom < 0 || around.top > innerHeight) return null;
  for (const [left, right] of [columnOf(button, around), wholePage()]) {
    const edge = edgeOf(around, left, right);
    for (const width of widthsOf(wished.width, least, edge - Math.max(left, around.left)))
      for (const spot of spots(around, edge, width, wished.height)) {
        const box = { left: spot.right - width, top: spot.top, width, height: wished.height };
        const inside = box.left >= left && spot.right <= right;
        if (inside && box.top >= 0 && box.top + box.height <= innerHeight && isFree(box, own))
          return { ...spot, width };
      }
  }
  return null;
}

/** The wished width, or all that the column has where that is less; at worst the least. */
function widthsOf(wished: number, least: number, column: number): number[] {
  const tried = [Math.min(wished, Math.floor(column)), least];
  return tried.filter((width, index) => width >= least && tried.indexOf(width) === index);
}

/** Below first, right-aligned, some rows down if text is in the way; then above; then beside. */
function* spots(around: DOMRect, edge: number, width: number, height: number) {
  for (let down = 0; down <= MOST_DOWN; down += STEP)
    yield { right: edge, top: around.bottom + GAP + down };
  for (let up = 0; up <= MOST_UP; up += STEP)
    yield { right: edge, top: around.top - GAP - height - up };
  const middle = around.top + (around.height - height) / 2;
  yield { right: around.left - BESIDE, top: middle };
  yield { right: around.right + BESIDE + width, top: middle };
  yield { right: around.left + width, top: around.bottom + GAP };
  yield { right: around.left + width, top: around.top - GAP - height };
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
    const { left, right, width } = at.getBoundingClientRect();
    if (width > around.width + 2 * MARGIN) return [left, right];
  }
  return wholePage();
}

function wholePage(): [number, number] {
  return [MARGIN, document.documentElement.clientWidth - MARGIN];
}

function isFree({ left, top, width, height }: Box, own: Element): boolean {
  const columns = Math.max(1, Math.ceil(width / STEP));
  const rows = Math.max(1, Math.ceil(height / STEP));
  for (let row = 0; row <= rows; row += 1)
    for (let column = 0; column <= columns; column += 1) {
      const x = Math.min(left + (width * column) / columns, left + width - 1);
      const y = Math.min(top + (height * row) / rows, top + height - 1);
      const under = document.elementsFromPoint(x, y).find((element) => element !== own);
      if (!under || under.closest(CONTROL) || hasTextAt(under, x, y)) return false;
    }
  return true;
}

function hasTextAt(element: Element, x: number, y: number): boolean {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects())
      if (x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom) return true;
  }
  return false;
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
  for (const type of ['scroll', 'resize', 'transitionend', 'animationend', 'load', 'toggle'])
    addEventListener(type, soon, everywhere);
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
