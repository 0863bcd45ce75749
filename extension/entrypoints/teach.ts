import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sharedOverlay } from '../features/overlay-handle.ts';
import { mountTeaching } from '../features/teach/mount-teaching.ts';

const MOUNTED = '__tierwiseTeach';

/** Says that a page is paused, reports on it, and has it taught; loaded when one of these is wanted. */
export default defineUnlistedScript(() => {
  const handle = sharedOverlay();
  const world = globalThis as { [MOUNTED]?: AbortSignal };
  if (!handle || world[MOUNTED] === handle.signal) return;
  world[MOUNTED] = handle.signal;
  mountTeaching(handle);
});
