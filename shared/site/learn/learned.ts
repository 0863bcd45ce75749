import type { SiteProfile } from '../profile.ts';
import type { SeenRequest } from '../understanding.ts';

/** What a request or an answer showed, written into the profile. */
export type Learned = {
  /** The very same object where nothing is new. */
  profile: SiteProfile;
  /** Id of the rule in it that names the request. */
  rule: string;
  as: SeenRequest['as'];
  /** 0 to 1. */
  confidence: number;
  /** For people, without contents. */
  evidence: string[];
};
