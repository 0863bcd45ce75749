const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'];
const KEYS = ['keydown', 'keypress', 'keyup'];

/**
 * Passes presses and keys on to whoever asks for them later, before any listener of the page's. To
 * be called before the page's first script.
 */
export function listenFirst(ended: AbortSignal): { current: ((event: Event) => void) | null } {
  const listener: { current: ((event: Event) => void) | null } = { current: null };
  for (const type of [...PRESSES, ...KEYS])
    addEventListener(type, (event) => listener.current?.(event), { capture: true, signal: ended });
  return listener;
}
