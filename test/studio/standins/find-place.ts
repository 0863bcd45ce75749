import type { Place } from './truth.ts';

type World = {
  chrome?: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  /** Where a stand-in page leaves its closed roots for those who drive it. */
  standinRoots?: WeakMap<Element, ShadowRoot>;
};

/**
 * All elements at a place, in a page's own world or an extension's. Self-contained: its source is
 * also evaluated in pages.
 */
export function findPlace(place: Place): Element[] {
  const world = globalThis as World;
  const inside = (element: Element): ParentNode | null => {
    if (element instanceof HTMLIFrameElement) return element.contentDocument;
    const opened =
      element instanceof HTMLElement && world.chrome?.dom?.openOrClosedShadowRoot?.(element);
    return opened || element.shadowRoot || (world.standinRoots?.get(element) ?? null);
  };
  return [place].flat().flatMap((path) => {
    let within: ParentNode[] = [document];
    let found: Element[] = [];
    for (const step of path.split(' >>> ')) {
      found = within.flatMap((one) => [...one.querySelectorAll(step)]);
      within = found.flatMap((one) => inside(one) ?? []);
    }
    return found;
  });
}
