const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];
const KEYS = ['keydown', 'keypress', 'keyup'];
const TOUCHES = ['touchstart', 'touchend'];

type Listener = { current: ((event: Event) => void) | null };

/**
 * Passes presses and keys on to whoever asks for them later, before any listener of the page's. To
 * be called before the page's first script.
 *
 * @param guard hears them before whoever asks through what is returned, touches too.
 */
export function listenFirst(ended: AbortSignal, guard: Listener): Listener {
  const listener: Listener = { current: null };
  for (const type of [...PRESSES, ...KEYS])
    addEventListener(
      type,
      (event) => {
        guard.current?.(event);
        listener.current?.(event);
      },
      { capture: true, signal: ended },
    );
  for (const type of TOUCHES)
    addEventListener(type, (event) => guard.current?.(event), {
      ...{ capture: true, passive: true },
      signal: ended,
    });
  return listener;
}
