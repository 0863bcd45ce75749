/**
 * What is looked for on a page that no profile describes, and what a person can point at. Apart from
 * the profile's schema, which content scripts leave out.
 */
export const ANCHORS = [
  'prompt',
  'negative',
  'model',
  'resolution',
  'aspect',
  'duration',
  'count',
  'submit',
  'cost',
  'balance',
  /** The pictures that came back, one element each. */
  'gallery',
] as const;
export type AnchorName = (typeof ANCHORS)[number];

/** Parts of a studio's form that are followed: also the tab that makes it one for clips, and its input image. */
export const FORM_PARTS = [...ANCHORS, 'video', 'reference'] as const;
export type FormPart = (typeof FORM_PARTS)[number];

/** Without these nothing on a page is understood. */
export const REQUIRED_ANCHORS: readonly AnchorName[] = ['prompt', 'submit'];
