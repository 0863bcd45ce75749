import type { Instant, Site } from '../id.ts';
import type { AnchorName } from './parts.ts';
import type { Locator } from './profile.ts';

/** Something that was found on the page, and why it is taken for what it is. */
export type Anchor = {
  /** How it is found again; null where only its place among its neighbours tells it. */
  locator: Locator | null;
  /** 0 to 1. */
  confidence: number;
  /** For people: "its text is what the last request carried", "beside the prompt". */
  evidence: readonly string[];
  /** The words by which the page calls or shows it; never what the person wrote into it. */
  text: string | null;
  /** In the page's viewport, CSS pixels. */
  rect: { x: number; y: number; width: number; height: number };
  /** Who said so, strongest first. */
  from: 'taught' | 'profile' | 'recognised';
};

/** A request of the page's that is understood, without its contents. */
export type SeenRequest = {
  /** The rule in the profile. */
  rule: string;
  as: 'submit' | 'status' | 'balance' | 'history' | 'models';
  method: string;
  origin: string;
  /** Pathname alone: a query may carry tokens. */
  path: string;
  confidence: number;
  evidence: readonly string[];
};

/** Where what holds on a site comes from. */
export type ProfileSource = 'bundled' | 'learned' | 'taught' | 'imported';

/**
 * What Tierwise makes of one page, with no prompt and no token in it.
 *
 * `understood`: the required anchors stand, and hints are shown. `paused`: it was or should be a
 * studio's form, but something required is missing, doubtful or contradicted; nothing is guessed.
 * `none`: nothing on the page looks like a form that makes images; nothing is shown.
 */
export type Understanding = {
  site: Site;
  /** Pathname of the page. */
  path: string;
  at: Instant;
  state: 'understood' | 'paused' | 'none';
  /** Why it is not understood, for people; null where it is. */
  reason: string | null;
  /** Whether it was looked at closely; until then nothing is said for good. */
  looked: boolean;
  /** `recognised`: no profile has a part in it. */
  profile: { id: string; version: number; source: ProfileSource | 'recognised' };
  anchors: { readonly [A in AnchorName]?: Anchor };
  requests: readonly SeenRequest[];
};
