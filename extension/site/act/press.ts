import { byOurHand } from './our-hand.ts';
import { windowOf } from './realm.ts';

/**
 * Presses an element as a mouse would: menus of the Radix kind open at the pointer going down and
 * look at its type, everything else listens to the click.
 */
export function press(element: HTMLElement): void {
  const { PointerEvent, MouseEvent } = windowOf(element);
  const box = element.getBoundingClientRect();
  const at = {
    bubbles: true,
    cancelable: true,
    composed: true,
    clientX: box.left + box.width / 2,
    clientY: box.top + box.height / 2,
    button: 0,
  };
  const pointer = { ...at, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  element.dispatchEvent(new PointerEvent('pointerover', pointer));
  element.dispatchEvent(new MouseEvent('mouseover', at));
  element.dispatchEvent(new PointerEvent('pointermove', pointer));
  const down = element.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
  if (down) element.dispatchEvent(new MouseEvent('mousedown', { ...at, buttons: 1 }));
  element.dispatchEvent(new PointerEvent('pointerup', pointer));
  element.dispatchEvent(new MouseEvent('mouseup', at));
  if (element.isConnected) byOurHand(() => element.click());
}

/** One key, down and up, on the element that would have the focus. */
export function pressKey(element: HTMLElement, key: string): void {
  const { KeyboardEvent } = windowOf(element);
  element.focus({ preventScroll: true });
  const event = { key, code: key, bubbles: true, cancelable: true, composed: true };
  element.dispatchEvent(new KeyboardEvent('keydown', event));
  element.dispatchEvent(new KeyboardEvent('keyup', event));
}
