import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sharedOverlay } from '../features/overlay-handle.ts';
import { mountUnderstanding } from '../features/understand/mount-understanding.ts';

const MOUNTED = '__tierwiseUnderstanding';

/** Looks for the form, and learns what its requests mean; loaded where no profile describes the page. */
export default defineUnlistedScript(() => {
  const handle = sharedOverlay();
  const world = globalThis as { [MOUNTED]?: AbortSignal };
  if (!handle || world[MOUNTED] === handle.signal) return;
  world[MOUNTED] = handle.signal;
  mountUnderstanding(handle);
});
