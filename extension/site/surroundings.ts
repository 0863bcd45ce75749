/** A box in the viewport, CSS pixels. */
export type Box = { left: number; top: number; width: number; height: number };

/** Where the line fits: the point that its right edge and top hang on, and the width that is free. */
export type Place = { right: number; top: number; width: number };

const GAP = 6;
const MARGIN = 8;
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
  const { height } = wished;
  const middle = around.top + (around.height - height) / 2;
  const widths = [wished.width, (wished.width + least) / 2, least].filter(
    (width, index, all) => width >= least && all.indexOf(width) === index,
  );
  for (const width of widths) {
    const spots = [
      { right: around.right, top: around.bottom + GAP },
      { right: around.right, top: around.top - GAP - height },
      { right: around.left - GAP - 4, top: middle },
      { right: around.right + GAP + 4 + width, top: middle },
      { right: around.left + width, top: around.bottom + GAP },
      { right: around.left + width, top: around.top - GAP - height },
    ];
    for (const { right, top } of spots) {
      const box = { left: right - width, top, width, height };
      if (isInView(box) && isFree(box, own)) return { right, top, width };
    }
  }
  return null;
}

function isInView({ left, top, width, height }: Box): boolean {
  const { clientWidth } = document.documentElement;
  return (
    left >= MARGIN && top >= 0 && left + width <= clientWidth - 2 && top + height <= innerHeight
  );
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
