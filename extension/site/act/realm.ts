/**
 * What belongs to an element's own window: in a frame, an event or a class of ours would be a
 * stranger's.
 */
export function windowOf(element: Element): Window & typeof globalThis {
  return element.ownerDocument.defaultView ?? window;
}

/** Assigns as the browser itself would, past what a page put over the element's property. */
export function assign(
  element: HTMLElement,
  property: 'value' | 'checked',
  value: string | boolean,
): void {
  for (let at = Object.getPrototypeOf(element); at; at = Object.getPrototypeOf(at)) {
    const set = Object.getOwnPropertyDescriptor(at, property)?.set;
    if (!set) continue;
    set.call(element, value);
    return;
  }
}

/** Tells the page that a control has another value. */
export function tellChange(element: HTMLElement, data: string | null = null): void {
  const { Event, InputEvent, FocusEvent } = windowOf(element);
  const change = { bubbles: true, composed: true };
  element.dispatchEvent(
    data === null
      ? new Event('input', change)
      : new InputEvent('input', { ...change, inputType: 'insertReplacementText', data }),
  );
  element.dispatchEvent(new Event('change', change));
  // Fields of numbers are often taken over only when they are left.
  if (element.localName === 'input') element.dispatchEvent(new FocusEvent('focusout', change));
}
