import { type UnderPoint, underPoint } from '../under-point.ts';

/**
 * The page's element under a point of the viewport, through shadow roots and frames of the same
 * origin. Also what takes no pointer itself, as a disabled Generate: people point at it all the same.
 *
 * @param host our own element, which is looked through.
 */
export function elementAt(x: number, y: number, host: Element): HTMLElement | null {
  const under = underPoint(x, y, host);
  return under && (through(under) ?? under.element);
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

/** A control inside that lets the pointer through. */
function through({ element, x, y }: UnderPoint): HTMLElement | null {
  for (const control of element.querySelectorAll<HTMLElement>(
    'button,textarea,input,select,[role]',
  )) {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    const isUnder = x >= left && x <= right && y >= top && y <= bottom;
    if (isUnder && getComputedStyle(control).pointerEvents === 'none') return control;
  }
  return null;
}
