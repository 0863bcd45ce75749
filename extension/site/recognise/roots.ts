import { shadowRootOf } from '../shadow-root-of.ts';

const OURS = 'tierwise-overlay';
/** Elements that may hold a shadow root, apart from those with names of their own. */
const MAY_HOST =
  /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** The shadow root of one of the page's elements, closed ones too. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.localName === OURS) return null;
  const { localName } = element;
  // Asking is dear, and a plain element with contents of its own is hardly ever a host.
  const mayHost =
    element.shadowRoot !== null ||
    localName.includes('-') ||
    (MAY_HOST.test(localName) && !element.firstElementChild);
  return mayHost ? shadowRootOf(element) : null;
}

/** A frame's document; null for another origin's. */
export function documentIn(element: Element): Document | null {
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}

/** The element around one, out of shadow roots and frames too. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  if ((root as ShadowRoot).host) return (root as ShadowRoot).host;
  try {
    return (root as Document).defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** Shadow roots and frames of a page as they come: looked for in what is new alone. */
export function createRoots(root: ParentNode) {
  const known = new Map<ParentNode, Element | null>([[root, null]]);
  /** Elements with names of their own that had no root when they were seen: they may get one. */
  const waiting = new Set<Element>();

  function enter(element: Element): void {
    const inner = shadowOf(element) ?? documentIn(element);
    if (inner && !known.has(inner)) {
      known.set(inner, element);
      waiting.delete(element);
      search(inner);
    } else if (!inner && element.localName.includes('-')) waiting.add(element);
  }

  function search(within: ParentNode): void {
    for (const element of within.querySelectorAll('*')) enter(element);
  }

  search(root);
  return {
    /** The document's own first. */
    all: (): readonly ParentNode[] => [...known.keys()],
    /** Looks into a part of the page that is new. */
    search(added: Element): void {
      enter(added);
      if (added.firstElementChild) search(added);
    },
    /** Drops roots that left; takes those that elements got since they were seen. */
    refresh(): void {
      for (const [inner, host] of known)
        if (host && (!host.isConnected || (documentIn(host) ?? shadowOf(host)) !== inner))
          known.delete(inner);
      for (const element of waiting)
        if (!element.isConnected) waiting.delete(element);
        else enter(element);
    },
  };
}
