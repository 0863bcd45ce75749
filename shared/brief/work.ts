import type { Credits } from '../credit.ts';
import type { Beta } from '../usable/beta.ts';

/** One kind of step at this studio; null: never seen here, so that nobody can tell. */
export type Step = {
  credits: Credits | null;
  /** From release to the asset. */
  seconds: { p50: number; p90: number } | null;
};

/** A step that has to be tried until it is usable, and how likely one try is. */
export type Trial = Step & { works: Beta };

/** What the steps of a brief cost, take and bring at one studio. */
export type Work = {
  light: Trial;
  heavy: Trial;
  /** A usable draft rendered again heavy: how likely its composition stays. */
  keeps: Beta;
  clip: Trial;
  /** Once before each upscale: defects are sharpened too. Null where no upscale is needed. */
  cleanup: Step | null;
  /** What a final of each tier still needs for the destination; null: it suffices. */
  upscale: { light: Step | null; heavy: Step | null };
  /** How long the person looks at one asset before the next step. */
  lookS: number;
};

/**
 * How finals are come by: up to so many light drafts each until one is usable, which is rendered
 * again heavy, or is the final itself. No drafts: heavy at once.
 */
export type Way = { drafts: number; finals: 'light' | 'heavy' };

export const ALL_HEAVY: Way = { drafts: 0, finals: 'heavy' };
export const ALL_LIGHT: Way = { drafts: Number.POSITIVE_INFINITY, finals: 'light' };

/** What is still to be made. `ready`: heroes with a usable draft, of which none need be sought. */
export type Remaining = { heroes: number; ready: number; clips: number };
