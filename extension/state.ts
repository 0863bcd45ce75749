import type { Destination } from '../shared/destination.ts';
import type { DayAhead } from '../shared/forecast/day-ahead.ts';
import type { Alarm } from '../shared/forecast/next-alarm.ts';
import type { Because } from '../shared/generation.ts';
import type { Id, Instant, Site } from '../shared/id.ts';
import type { KnownSize } from '../shared/picture-size.ts';
import type { AnchorName } from '../shared/site/parts.ts';
import type { ActProfile, Locator, ProfileFile, SiteProfile } from '../shared/site/profile.ts';
import type { ProfileSource, Understanding } from '../shared/site/understanding.ts';
import type { Snapshot } from '../shared/snapshot.ts';
import type { Tier } from '../shared/tier.ts';
import { storedItem } from './stored-item.ts';

/**
 * How the companion stands. `unpaired`: none was ever connected; `connected`; `away`: paired, but
 * not answering; `stranger`: something else answers on its port; `forbidden`: the pairing was
 * revoked, or the browser took the permission for 127.0.0.1 back (`blocked`).
 */
export type Connection = {
  state: 'unpaired' | 'connected' | 'away' | 'stranger' | 'forbidden';
  /** The browser lets us speak to nobody on 127.0.0.1, which the person can change. */
  blocked?: boolean;
  /** When this state began. */
  since: Instant;
  lastSync: Instant | null;
  /** Events in the outbox that are not delivered yet. */
  waiting: number;
  /** Events that a full outbox had to drop, or that the companion refused; never silently. */
  lost: number;
  /** `http://127.0.0.1:7801` of the companion last spoken to. */
  url: string | null;
};

/** Something on a studio's page that did not fit; the page itself went on untouched. */
export type Misunderstood = { at: Instant; site: Site; what: string };

/** A held request that waits for the person in the side panel. */
export type Approval = {
  generation: Id;
  site: Site;
  at: Instant;
  tab: number;
  prompt: string | null;
  model: string | null;
  credits: number | null;
  because: Because[];
};

/** All that surfaces read; only the background writes it. */
export type View = {
  snapshot: Snapshot;
  connection: Connection;
  misunderstood: Misunderstood[];
  approvals: Approval[];
  shelf: ShelfState;
  /** By site, what the rest of its day probably brings; absent in a view stored before it was kept. */
  ahead?: { readonly [site: Site]: DayAhead };
};

/** A host that images come from, and that the browser was not given the permission for. */
export type ImageHost = {
  /** `https://cdn.example` */
  host: string;
  /** The studio where it was met. */
  site: Site;
  /** The person does not want to be asked again. */
  declined: boolean;
};

/** The assets that the extension holds. `revision` rises whenever any of them changed. */
export type ShelfState = {
  revision: number;
  /** Assets of the last seven days, and how many of them were not reviewed yet. */
  week: { assets: number; unreviewed: number };
  /** Those without permission; absent in a view stored before it was kept. */
  imageHosts?: ImageHost[];
  /** By site, what its settings were seen to bring; absent in a view stored before it was kept. */
  sizes?: { [site: Site]: KnownSize[] };
};

export const view = storedItem<View | null>('local', 'view', null);

/** The practice studio that comes with the project: the only site that is on from the start. */
const PRACTICE_STUDIO: Site = 'http://localhost:4747';

/** Origins on which the person switched Tierwise on. */
export const sites = storedItem<Site[]>('local', 'sites', [PRACTICE_STUDIO]);

/**
 * The site that the browser is asking the person about, and since when. It closes the popup for
 * that, so that what comes after the answer is for the background to do.
 */
export const askedSite = storedItem<{ site: Site; at: Instant } | null>('session', 'asked', null);

/** What the person chose for the surfaces. */
export type Preferences = {
  showHint: boolean;
  project: string | null;
  /** When it was chosen; absent in what was stored before it was noted. */
  projectAt?: Instant;
  /** By project; `''` for work without one. */
  destinations: { [project: string]: Destination };
  /** `next`: the next tier up that can produce the destination's size. */
  promoteTo: 'next' | Tier;
  /** Whether the browser says once that credits will probably run out. */
  notify: boolean;
};
export const preferences = storedItem<Preferences>('local', 'preferences', {
  showHint: true,
  project: null,
  destinations: {},
  promoteTo: 'next',
  notify: true,
});

/** By site, whether its credits were found to run out before its reset. Only the background writes it. */
export const runOutAlarms = storedItem<{ [site: Site]: Alarm }>('local', 'runOutAlarms', {});

/** Where the work on the chosen project goes; null while nothing was chosen for it. */
export function destinationOf({ project, destinations }: Preferences): Destination | null {
  return destinations[project ?? ''] ?? null;
}

/** What is known of one site beyond the bundled profiles. Only the background writes it. */
export type SiteKnowledge = {
  /** What the recognisers found and the traffic confirmed. */
  learned: ProfileFile | null;
  /** A profile that the person brought. */
  imported: ProfileFile | null;
  /** What the person pointed at; it comes before all else. */
  taught: { readonly [A in AnchorName]?: readonly Locator[] };
};
export const siteKnowledge = storedItem<{ [site: Site]: SiteKnowledge }>(
  'local',
  'siteKnowledge',
  {},
);

/** How a press of Generate was seen to send what cannot be held. */
export type Unheld = {
  /** For people: "a beacon". */
  how: string;
  /** Enter alone sends from the prompt box. */
  byEnter: boolean;
};
/** Sites on which it was; their presses are judged before the page gets them. */
export const unheldSites = storedItem<{ [site: Site]: Unheld }>('local', 'unheldSites', {});

/** The profile that holds on a site, put together and checked by the background. */
export type ResolvedProfile = {
  profile: SiteProfile;
  /** Null where nothing says how its controls are set beyond those of the form. */
  act: ActProfile | null;
  source: ProfileSource;
  /** Why what is known does not hold, by path, for people; then this is the last that did. */
  problem?: string | null;
};
/** By site; without an entry the bundled family is the first guess. */
export const resolvedProfiles = storedItem<{ [site: Site]: ResolvedProfile }>(
  'local',
  'resolvedProfiles',
  {},
);

/** What each open tab's page was understood as, by the tab's id. */
export const understandings = storedItem<{ [tab: string]: Understanding }>(
  'session',
  'understandings',
  {},
);
