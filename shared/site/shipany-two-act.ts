import type { ActProfile } from './profile.ts';
import act from './profiles/shipany-two-act.json' with { type: 'json' };

/** Beside `SHIPANY_TWO`: what is set, and only by the part that is loaded late. */
export const SHIPANY_TWO_ACT: ActProfile = act;
