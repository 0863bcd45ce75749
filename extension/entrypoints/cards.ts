import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { LATE_FEATURES } from '../features/all-late.ts';
import { mountCards } from '../features/cards.tsx';
import { sharedOverlay } from '../features/overlay-handle.ts';

const MOUNTED = '__tierwiseCards';

/** What works on images, and what asks the person; loaded into the page's isolated world once the page stands. */
export default defineUnlistedScript(() => {
  const handle = sharedOverlay();
  const world = globalThis as { [MOUNTED]?: AbortSignal };
  if (!handle || world[MOUNTED] === handle.signal) return;
  world[MOUNTED] = handle.signal;
  mountCards(handle);
  for (const feature of LATE_FEATURES) if (feature.when(handle)) feature.mount(handle);
});
