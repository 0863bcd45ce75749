import { BUNDLED_PROFILES } from './bundled-profiles.ts';
import { GENERAL_ACT } from './general-act.ts';
import type { ActProfile, SiteProfile } from './profile.ts';

/**
 * How the controls of a studio are set: as what is known of it says, else as its family does, else
 * as holds of any.
 */
export function actOf({
  profile,
  act,
}: {
  profile: SiteProfile;
  act: ActProfile | null;
}): ActProfile {
  const known = act ?? BUNDLED_PROFILES.find(({ id }) => id === profile.id)?.act;
  if (!known) return GENERAL_ACT;
  return { ...GENERAL_ACT, ...known, dom: { ...GENERAL_ACT.dom, ...known.dom } };
}
