import { browser } from 'wxt/browser';

type Dom = { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };

/** An element's shadow root, closed ones too where the browser lets extensions see them. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  try {
    return (browser as { dom?: Dom }).dom?.openOrClosedShadowRoot(element as HTMLElement) ?? null;
  } catch {
    return null;
  }
}
