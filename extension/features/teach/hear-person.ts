import { type Act, actOf, isBrowsers } from './keys.ts';

type Needs = {
  /** Our element in the page, and the bar inside it. */
  host: Element;
  bar: HTMLElement;
  mode(): 'point' | 'pass' | 'saving' | 'done';
  /** The page is the person's while the key is held, or until they come back. */
  pass(on: boolean): void;
  act(name: Act): void;
  point(x: number, y: number): void;
  press(x: number, y: number): void;
};

/**
 * What the person does while they point. The page gets none of it, and nothing that a script does
 * counts.
 *
 * @returns for `OverlayHandle.intercept`.
 */
export function hearPerson(needs: Needs, ended: AbortSignal): (event: Event) => void {
  const { host, bar, mode } = needs;
  /** While Alt is held, the page is theirs. */
  let held = false;
  /** Where the last press was: the next step's guess stands until the pointer moves on. */
  let rested = '';

  const keyed = (event: KeyboardEvent) => {
    const isAlt = event.key === 'Alt';
    if (mode() === 'pass') {
      const back = event.type === 'keydown' ? event.key === 'Escape' : isAlt && held;
      if (!back) return;
      stop(event);
      held = false;
      return needs.pass(false);
    }
    event.stopImmediatePropagation();
    if (isBrowsers(event)) return;
    event.preventDefault();
    if (event.type !== 'keydown') return;
    if (isAlt) {
      held = true;
      return needs.pass(true);
    }
    const name = event.altKey ? null : actOf(event);
    if (name) needs.act(name);
  };
  /** The button of ours under the pointer: behind a dialog of the page's it gets no click itself. */
  const pressAt = (event: MouseEvent) => {
    for (const button of bar.querySelectorAll<HTMLElement>('button[data-act]'))
      if (isOver(button, event) && button.ariaDisabled !== 'true')
        return needs.act(button.dataset.act as Act);
  };
  const moved = (event: PointerEvent) => {
    if (!event.isTrusted || mode() !== 'point') return;
    event.stopImmediatePropagation();
    const at = [event.clientX, event.clientY].join();
    if (at === rested || isOver(bar, event)) return;
    rested = at;
    needs.point(event.clientX, event.clientY);
  };
  addEventListener('pointermove', moved, { capture: true, signal: ended });
  // The key's release may go to another window.
  const left = () => {
    if (held) needs.pass(false);
    held = false;
  };
  addEventListener('blur', left, { signal: ended });

  return (event) => {
    // A script's own events are the page's business, and no choice of the person's.
    if (!event.isTrusted) return;
    if (event instanceof KeyboardEvent) return keyed(event);
    if (!(event instanceof MouseEvent)) return;
    if (isOver(bar, event)) {
      if (event.target === host) return;
      stop(event);
      if (event.type === 'click') pressAt(event);
      return;
    }
    if (mode() === 'pass') return;
    stop(event);
    if (event.type !== 'click' || mode() !== 'point') return;
    rested = [event.clientX, event.clientY].join();
    needs.press(event.clientX, event.clientY);
  };
}

function stop(event: Event): void {
  event.stopImmediatePropagation();
  event.preventDefault();
}

function isOver(element: Element, { clientX: x, clientY: y }: MouseEvent): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
