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
  /** Cards were added: the pointer may rest on one already, of which no event tells any more. */
  added(): void;
} {
  const active = signal<number | null>(null);
  let pointed: number | null = null;
  let focused: number | null = null;
  let at = '';
  let byKeys = false;

  const keyAt = (target: EventTarget | null): number | null => {
    if (!(target instanceof Node)) return null;
    const found = shown().find(({ element }) => cardOf(element).contains(target));
    return found?.key ?? null;
  };
  const point = (key: number | null) => {
    pointed = key;
    active.value = pointed ?? focused;
  };
  const focus = (key: number | null) => {
    focused = key;
    active.value = focused ?? pointed;
  };
  const over = (event: PointerEvent) => {
    if (!event.isTrusted || isOurs(event.target)) return;
    const now = `${event.screenX},${event.screenY}`;
    if (now === at && byKeys) return;
    at = now;
    byKeys = false;
    point(keyAt(event.target));
  };
  const everywhere = { capture: true, passive: true, signal: ended };
  addEventListener('pointerover', over, everywhere);
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Tab' || key.startsWith('Arrow')) byKeys = true;
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
    if (active.peek() !== null || byKeys) return;
    const under = [...document.querySelectorAll(':hover')].at(-1) ?? null;
    if (under && !isOurs(under)) point(keyAt(under));
  };
  return { active, point, focus, added };
}

function isOurs(target: EventTarget | null): boolean {
  return target instanceof Element && target.localName === 'tierwise-overlay';
}
