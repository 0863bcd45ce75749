type Opener = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };

/** The document, and every shadow root and frame of the same origin inside it. */
export function rootsOf(root: Document | ShadowRoot = document): (Document | ShadowRoot)[] {
  const opener = (globalThis as { chrome?: Opener }).chrome?.dom;
  const inner: (Document | ShadowRoot)[] = [];
  for (const element of root.querySelectorAll('*')) {
    const shadow = isHtml(element) ? opener?.openOrClosedShadowRoot(element) : element.shadowRoot;
    if (shadow) inner.push(...rootsOf(shadow));
    const framed = element.tagName === 'IFRAME' && (element as HTMLIFrameElement).contentDocument;
    if (framed) inner.push(...rootsOf(framed));
  }
  return [root, ...inner];
}

/** Frames have constructors of their own, so `instanceof` does not tell. */
export function isHtml(element: Element): element is HTMLElement {
  return element.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

/** All HTML elements that are drawn or may be, in all roots. */
export function allElements(): HTMLElement[] {
  return rootsOf().flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>('*')].filter(
      (one) => isHtml(one) && !one.closest('head, script, style, svg, template'),
    ),
  );
}

/** A frame that is moved loads anew: what was done inside it would be gone. */
export function holdsFrame(element: Element): boolean {
  return element.matches('iframe') || element.querySelector('iframe') !== null;
}
