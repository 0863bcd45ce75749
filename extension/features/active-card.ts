import { type ReadonlySignal, signal } from '@preact/signals-core';
import { cardOf } from '../site/picture-place.ts';
import type { Sighted } from '../site/sight-assets.ts';

/**
 * The one card that keys act on: where the person last pointed or moved the focus to. Scrolling
 * moves cards under a pointer that rests; that does not take the card from who uses the keyboard.
 */
export function followActive(
  shown: () => readonly Sighted[],
  ended: AbortSignal,
): {
  active: ReadonlySignal<number | null>;
  /** On our own mark of a card, which the page's events do not tell. */
  point(key: number | null): void;
  focus(key: number | null): void;
  /** Ours to give: it stays the active card until the pointer truly moves. */
  give(key: number): void;
  /** Whether the page last moved under the pointer, and not the pointer. */
  isStill(): boolean;
  /** Cards were added: the pointer may rest on one already, of which no event tells any more. */
  added(): void;
} {
  const active = signal<number | null>(null);
  let pointed: number | null = null;
  let focused: number | null = null;
  let at = '';
  let still = false;
  /** A pointer that rests takes nothing. */
  let rests = false;

  const keyAt = (target: EventTarget | null): number | null => {
    if (!(target instanceof Node)) return null;
    const found = shown().find(({ element }) => cardOf(element).contains(target));
    return found?.key ?? null;
  };
  const point = (key: number | null) => {
    pointed = key;
    active.value = pointed ?? focused;
  };
  const pointUnlessResting = (key: number | null) => {
    if (!rests) point(key);
  };
  const focus = (key: number | null) => {
    focused = key;
    active.value = focused ?? pointed;
  };
  const over = (event: PointerEvent) => {
    if (!event.isTrusted) return;
    still = placeOf(event) === at;
    moved(event);
    if (!isOurs(event.target)) pointUnlessResting(keyAt(event.target));
  };
  // Where the page moves under a pointer, the browser tells what it is over, but no move.
  const moved = (event: PointerEvent) => {
    if (!event.isTrusted || placeOf(event) === at) return;
    at = placeOf(event);
    rests = still = false;
  };
  const everywhere = { capture: true, passive: true, signal: ended };
  addEventListener('pointerover', over, everywhere);
  addEventListener('pointermove', moved, everywhere);
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Tab' || key.startsWith('Arrow')) rests = true;
    },
    everywhere,
  );
  addEventListener(
    'focusin',
    ({ target }) => {
      if (!isOurs(target)) focus(keyAt(target));
    },
    everywhere,
  );
  document.documentElement.addEventListener('pointerleave', () => point(null), { signal: ended });
  const added = () => {
    if (active.peek() !== null || rests) return;
    const under = [...document.querySelectorAll(':hover')].at(-1) ?? null;
    if (under && !isOurs(under)) point(keyAt(under));
  };
  const give = (key: number) => {
    rests = true;
    // As pointed at too: the button that was pressed for it goes away, and its focus with it.
    pointed = key;
    focus(key);
  };
  return { active, point: pointUnlessResting, focus, give, isStill: () => still, added };
}

function placeOf({ screenX, screenY }: PointerEvent): string {
  return `${screenX},${screenY}`;
}

function isOurs(target: EventTarget | null): boolean {
  return target instanceof Element && target.localName === 'tierwise-overlay';
}
