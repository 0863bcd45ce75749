import { BLANK_PROFILE } from './blank.ts';
import type { ProfileFile } from './profile.ts';
import { SHIPANY_TWO } from './shipany-two.ts';
import { SHIPANY_TWO_ACT } from './shipany-two-act.ts';

/** The profiles that come with Tierwise, whole: what others may extend. */
export const BUNDLED_PROFILES: readonly ProfileFile[] = [
  { ...SHIPANY_TWO, act: SHIPANY_TWO_ACT },
  BLANK_PROFILE,
];
