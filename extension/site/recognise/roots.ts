import { browser } from 'wxt/browser';

type Dom = { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
const OURS = 'tierwise-overlay';
/** Elements that may hold a shadow root, apart from those with names of their own. */
const MAY_HOST =
  /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;

/** An element's shadow root, closed ones too where the browser lets extensions see them. */
export function shadowOf(element: Element): ShadowRoot | null {
  if (element.localName === OURS) return null;
  if (element.shadowRoot) return element.shadowRoot;
  const { localName } = element;
  // Asking is dear, and a plain element with contents of its own is hardly ever a host.
  if (!localName.includes('-') && !(MAY_HOST.test(localName) && !element.firstElementChild))
    return null;
  try {
    return (browser as { dom?: Dom }).dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null;
  } catch {
    return null;
  }
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

/** All roots inside one, itself first: shadow roots and documents of frames of the same origin. */
export function* rootsIn(root: ParentNode): Generator<ParentNode> {
  yield root;
  for (const element of root.querySelectorAll('*')) {
    const inner = shadowOf(element) ?? documentIn(element);
    if (inner) yield* rootsIn(inner);
  }
}
