import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mountCards } from '../features/cards.tsx';
import { sharedOverlay } from '../features/overlay-handle.ts';

const MOUNTED = '__tierwiseCards';

/** What works on images; loaded into the page's isolated world once the page stands. */
export default defineUnlistedScript(() => {
  const handle = sharedOverlay();
  const world = globalThis as { [MOUNTED]?: AbortSignal };
  if (!handle || world[MOUNTED] === handle.signal) return;
  world[MOUNTED] = handle.signal;
  mountCards(handle);
});
