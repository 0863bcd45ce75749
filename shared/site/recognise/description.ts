/** CSS pixels in the viewport. */
export type Rect = { x: number; y: number; width: number; height: number };

/** What the elements around one say of its place, by element, role, or their own id and class. */
export type Place =
  | 'header'
  | 'nav'
  | 'footer'
  | 'aside'
  | 'dialog'
  | 'list'
  | 'log'
  | 'form'
  | 'link'
  /** One of many alike: what is in it belongs to a list, not to a form. */
  | 'card'
  | 'consent'
  | 'newsletter'
  | 'talk'
  | 'search'
  | 'account'
  | 'pricing'
  | 'negative';

/**
 * One element that may be a part of a studio's form, in plain data.
 *
 * `box`: takes text. `press`: a button, or what acts as one. `choice`: offers values by itself (a
 * native list, a number, a button that opens a list). `words`: shows a number. `picture`.
 */
export type Described = {
  /** Stands for the element for as long as it lives. */
  id: number;
  kind: 'box' | 'press' | 'choice' | 'words' | 'picture';
  tag: string;
  role: string;
  type: string;
  /** Ids of the elements around it, outermost first, through shadow roots and frames. */
  path: readonly number[];
  places: readonly Place[];
  /** The nearest form's id. */
  form: number | null;
  /** Its own words, spaces folded, at most 200 characters. Empty for what the person typed. */
  text: string;
  /** What names it without being seen: `aria-label`, `title`, `alt`. */
  name: string;
  /** Words that label it, from a label or standing before it; of a bare number, it and what is said of it. */
  label: string;
  /** Of buttons side by side: what labels them all. */
  over: string;
  /** Placeholder; of a picture, its file's name. */
  hint: string;
  /** Id, name and test id, as words. */
  handle: string;
  /** What its icon is called, where the page says. */
  icon: string;
  hasIcon: boolean;
  /** Holds a picture: a card, not a button of a form. */
  shows: boolean;
  /** What it offers: the options of a list. */
  values: readonly string[];
  /** The least and most that it takes, where it takes a number. */
  range: readonly [number, number] | null;
  /** Its words are followed by an icon, as by the arrow of a list. */
  trails: boolean;
  /** Of `words`: the text of the nearest short surrounding, itself included. */
  around: string;
  /** Place among all candidates, in document order. */
  order: number;
  rect: Rect;
  visible: boolean;
  disabled: boolean;
  readOnly: boolean;
  /** A box without text in it. */
  empty: boolean;
  focused: boolean;
  /** Opens a list or menu. */
  opens: boolean;
  /** Of one that can be on or off; null where it cannot. */
  on: boolean | null;
  /** Of a button: its ground stands out from what is around it. */
  filled: boolean;
  /** Whether it was seen to be disabled as long as the box was empty, and free once it was not. */
  woke: boolean;
  /** Of a picture: came after the last press. */
  fresh: boolean;
  /** Of a number: became less after a press, and nothing else was done in between. */
  fell: boolean;
};

/** The whole page, as far as it matters. */
export type PageDescription = {
  /** Title and headings. */
  heads: string;
  /** Pathname, as words. */
  path: string;
  view: { width: number; height: number };
  candidates: readonly Described[];
};
