import { documentIn, shadowOf } from '../recognise/roots.ts';

/**
 * The page's element under a point of the viewport, through shadow roots and frames of the same
 * origin. Also what takes no pointer itself, as a disabled Generate: people point at it all the same.
 *
 * @param host our own element, which is looked through.
 */
export function elementAt(x: number, y: number, host: Element): HTMLElement | null {
  let under = first(document, x, y, host);
  for (let dx = x, dy = y; under; ) {
    const inner = inside(under, dx, dy, host);
    if (!inner) return through(under, dx, dy) ?? under;
    under = inner.element;
    dx = inner.x;
    dy = inner.y;
  }
  return null;
}

/** The parent as a person sees it: out of shadow roots, not out of frames. */
export function parentOf(element: Element): HTMLElement | null {
  const { parentNode } = element;
  const up = parentNode?.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? hostOf(parentNode) : parentNode;
  return up?.nodeType === Node.ELEMENT_NODE ? (up as HTMLElement) : null;
}

function hostOf(root: Node): Element | null {
  return (root as ShadowRoot).host ?? null;
}

function first(
  root: DocumentOrShadowRoot,
  x: number,
  y: number,
  host: Element,
): HTMLElement | null {
  const under = root.elementsFromPoint(x, y).find((one) => one !== host);
  return (under as HTMLElement | undefined) ?? null;
}

type Inner = { element: HTMLElement; x: number; y: number };

function inside(element: HTMLElement, x: number, y: number, host: Element): Inner | null {
  const shadow = shadowOf(element);
  if (shadow) {
    const inner = first(shadow, x, y, host);
    const isDeeper = inner !== null && inner.getRootNode() === shadow;
    return isDeeper ? { element: inner, x, y } : null;
  }
  // Another origin's is null.
  const page = documentIn(element);
  if (!page) return null;
  const around = element.getBoundingClientRect();
  const point = { x: x - around.x - element.clientLeft, y: y - around.y - element.clientTop };
  const inner = first(page, point.x, point.y, host);
  return inner && { element: inner, ...point };
}

/** A control inside that lets the pointer through. */
function through(element: HTMLElement, x: number, y: number): HTMLElement | null {
  for (const control of element.querySelectorAll<HTMLElement>(
    'button,textarea,input,select,[role]',
  )) {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    const isUnder = x >= left && x <= right && y >= top && y <= bottom;
    if (isUnder && getComputedStyle(control).pointerEvents === 'none') return control;
  }
  return null;
}
