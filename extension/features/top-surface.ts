import type { HoldSurface } from './feature.ts';

/** Under this name our script in the top frame is found by ours in the frames inside it. */
const NAME = '__tierwiseSurface';
type Frame = { [NAME]?: HoldSurface };

/**
 * Where questions are shown: always in the top frame. A page may send from a blank frame that
 * nobody can see. Frames of another origin show their own.
 */
export function surfaceOf(own: HoldSurface): HoldSurface {
  if (window === window.top) {
    (globalThis as Frame)[NAME] = own;
    return own;
  }
  try {
    return (window.top as Frame | null)?.[NAME] ?? own;
  } catch {
    return own;
  }
}
