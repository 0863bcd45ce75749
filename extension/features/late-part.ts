import { type OverlayHandle, sharedOverlay } from './overlay-handle.ts';

/** Mounts a part that was loaded late, once for each overlay: the script may come a second time. */
export function latePart(name: string, mount: (handle: OverlayHandle) => void): void {
  const handle = sharedOverlay();
  const world = globalThis as { [mark: string]: unknown };
  const mark = `__tierwise-${name}`;
  if (!handle || world[mark] === handle.signal) return;
  world[mark] = handle.signal;
  mount(handle);
}
