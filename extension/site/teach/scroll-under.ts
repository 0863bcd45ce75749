import { elementAt, parentOf } from './element-at.ts';

/** Lets the wheel scroll what lies under our glass, where the page itself is not what scrolls. */
export function scrollUnder(glass: HTMLElement, host: Element, ended: AbortSignal): void {
  const turned = (event: WheelEvent) => {
    const under = elementAt(event.clientX, event.clientY, host);
    const scroller = under && scrollerOf(under);
    if (!scroller) return;
    event.preventDefault();
    scroller.scrollBy(event.deltaX, event.deltaY);
  };
  glass.addEventListener('wheel', turned, { passive: false, signal: ended });
}

/** What a turn of the wheel scrolls there; null where that is the page. */
function scrollerOf(element: HTMLElement): Element | null {
  for (let at: HTMLElement | null = element; at; at = parentOf(at)) {
    if (at.localName === 'body' || at.localName === 'html') {
      const { ownerDocument } = at;
      return ownerDocument === document ? null : ownerDocument.scrollingElement;
    }
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight) return at;
  }
  return null;
}
