import { type Site, siteName } from '../id.ts';
import type { AnchorName } from './parts.ts';
import type { ActProfile, ProfileFile, SiteProfile } from './profile.ts';
import { inOrder } from './profile-file.ts';
import type { Taught } from './resolve-profile.ts';

type Known = {
  learned: ProfileFile | null;
  imported: ProfileFile | null;
  taught: Taught;
};
type Holds = { profile: SiteProfile; act: ActProfile | null; problem?: string | null };

/** The family whose words are tried first where nothing is known of a site. */
const FIRST_GUESS = 'shipany-two';

/**
 * What a person edits: what holds on a site, without what was taught, which stays in front of it.
 * Where nothing is known yet, a beginning: it extends the profile that holds, or the first guess.
 */
export function editableProfile(site: Site, known: Known | null, holds: Holds | null): ProfileFile {
  const id = siteName(site)
    .toLowerCase()
    .replace(/[^a-z0-9.:-]+/g, '-')
    .slice(0, 100);
  const base = holds?.profile.id ?? FIRST_GUESS;
  return inOrder(known?.imported ?? known?.learned ?? { id, version: 1, extends: base });
}

/**
 * All that holds on a site in one file: read in elsewhere, the same holds there. What is known but
 * broken is left out for the last good profile.
 */
export function exportProfile(site: Site, known: Known | null, holds: Holds | null): ProfileFile {
  if (holds?.problem) return inOrder({ ...holds.profile, ...(holds.act && { act: holds.act }) });
  const file = editableProfile(site, known, holds);
  const anchors = Object.keys(known?.taught ?? {}) as AnchorName[];
  if (!holds || anchors.length === 0) return file;
  const taught = Object.fromEntries(anchors.map((anchor) => [anchor, holds.profile.dom[anchor]]));
  return inOrder({ ...file, dom: { ...file.dom, ...taught } });
}
