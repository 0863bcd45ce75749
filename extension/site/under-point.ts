import { documentIn, shadowOf } from './recognise/roots.ts';

/** An element of the page, and the point within its own document's viewport, CSS pixels. */
export type UnderPoint = { element: HTMLElement; x: number; y: number };

/**
 * The page's element under a point of the top frame's viewport, through shadow roots and frames of
 * the same origin; null outside the viewport.
 *
 * @param ours our own element, which is looked through.
 */
export function underPoint(x: number, y: number, ours: Element | null = null): UnderPoint | null {
  let found = first(document, x, y, ours);
  for (let inner = found; inner; ) {
    found = inner;
    inner = inside(inner, ours);
  }
  return found;
}

function first(
  root: DocumentOrShadowRoot,
  x: number,
  y: number,
  ours: Element | null,
): UnderPoint | null {
  // One element is cheaper to find than the whole pile.
  const top = root.elementFromPoint(x, y);
  const element =
    top && top === ours ? root.elementsFromPoint(x, y).find((at) => at !== ours) : top;
  return element ? { element: element as HTMLElement, x, y } : null;
}

function inside({ element, x, y }: UnderPoint, ours: Element | null): UnderPoint | null {
  const shadow = shadowOf(element);
  if (shadow) {
    const inner = first(shadow, x, y, ours);
    return inner?.element.getRootNode() === shadow ? inner : null;
  }
  // Another origin's is null.
  const page = documentIn(element);
  if (!page) return null;
  const { left, top } = element.getBoundingClientRect();
  return first(page, x - left - element.clientLeft, y - top - element.clientTop, ours);
}
