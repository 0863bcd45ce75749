import type { ProfileFile, SiteProfile } from './profile.ts';
import profile from './profiles/shipany-two.json' with { type: 'json' };

/**
 * The contract that most studios of this kind share: submit and poll with POST, errors inside
 * HTTP 200, JSON inside JSON.
 */
export const SHIPANY_TWO = profile as SiteProfile & Pick<ProfileFile, 'match'>;
