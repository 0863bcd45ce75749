import type { AnchorName } from '../parts.ts';

/** Below it nothing is said to be found. */
export const MARK = 0.6;

/** Where a number stands: in the words themselves, or in an attribute of the element. */
export type Reading = { from: 'text' | 'title' | 'option'; number: number; unit: string | null };

export type Finding = {
  /** The element: a candidate's id, or that of an element in the path of the first of `of`. */
  at: number;
  /** The candidates that it rests on; of a gallery, each picture. */
  of: readonly number[];
  /** 0 to 1. */
  confidence: number;
  /** Sentences for people. */
  evidence: readonly string[];
  reading?: Reading;
};

export type Findings = { readonly [A in AnchorName]?: Finding };

/**
 * `understood`: the required anchors stand. `paused`: it looks like a studio's form, but something
 * required is missing or doubtful. `none`: nothing looks like one.
 */
export type Verdict = {
  state: 'understood' | 'paused' | 'none';
  /** Why it is not understood, for people. */
  reason: string | null;
  findings: Findings;
};
