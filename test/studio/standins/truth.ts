import type { AnchorName } from '../../../shared/site/parts.ts';

/**
 * Where something is on a page: a selector in its document; ` >>> ` goes on inside the shadow root
 * or the frame that was found. Of a list any element counts.
 */
export type Place = string | readonly string[];

/** What is so on one stand-in page: what a person who looks at it would say. */
export type Truth = {
  /** BCP 47, as in `<html lang>`. */
  lang: string;
  /** Rows of the variants tables that this page stands for. */
  covers: readonly string[];
  /** Clicked in turn before the form is all there. */
  open?: readonly string[];
  /** Where a person writes, if not into the prompt itself. */
  write?: Place;
  /** Null: the page has none. `gallery`: what holds the pictures that came back. */
  anchors: { readonly [A in AnchorName]: Place | null };
  /** Where a page holds several forms, what keeps one together: anchors must be of one. */
  form?: string;
  /** Requests as `METHOD /path` (`*` one segment); `elsewhere`: on the second origin. */
  api: {
    submit: Call;
    status: Call | null;
    balance: Call | null;
    history: Call | null;
  };
  /**
   * What no answer and no word of the page ever states, so that nobody who watches it could know it:
   * here what a failed generation cost in the end. `unstated.test.ts` holds it against the page.
   */
  unstated?: 'cost of failures';
  /** The unit that prices are shown in; null where none are shown or charged. */
  unit: 'credits' | 'stars' | 'hexagons' | 'usd' | 'cny' | null;
};

export type Call = { method: string; path: string; elsewhere?: true };
