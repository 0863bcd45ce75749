/** Where a thing stands to another, as far as words say it exactly. */
export type RelationKind =
  | 'left'
  | 'right'
  | 'above'
  | 'below'
  | 'front'
  | 'behind'
  | 'beside'
  | 'between'
  | 'inside'
  | 'around'
  | 'opposite'
  /** A place in the picture: "in the top left corner", "in the background". */
  | 'place';

/** A fact that words of the prompt caused. */
export type SpannedFact =
  | 'spatial'
  | 'metric'
  | 'counts'
  | 'subjects'
  | 'attributes'
  | 'text'
  | 'layout'
  | 'logo'
  | 'negations'
  | 'people'
  | 'hands'
  | 'style'
  | 'photoreal'
  | 'print'
  | 'fourK'
  | 'motion'
  | 'camera';

/** Characters that caused a fact, as UTF-16 offsets into the prompt as it was given. */
export type Span = { fact: SpannedFact; start: number; end: number };

/** The language that most of a prompt is written in; null where it has no words. */
export type PromptLanguage = 'en' | 'zh' | 'es' | 'ja' | 'ru' | 'other';

/** How much a prompt leaves to the model: nearly all, some of it, or little. */
export type Breadth = 'blue-sky' | 'open' | 'specified';

/** What a prompt asks for, as far as plain words tell. Each number is of distinct mentions. */
export type PromptFacts = {
  /**
   * Explicit relations in space: "left of", "behind", "in the top right corner". Not light ("under
   * the stars"), views ("from above") or poses ("left arm behind the back").
   */
  spatial: number;
  /** Any relation at all, "a cat on a chair" too. Never a reason for a dearer tier by itself. */
  anyRelation: boolean;
  /** The kinds of the explicit relations, each once. */
  relationKinds: readonly RelationKind[];
  /** Those of the explicit relations that state a distance: "three feet to the left of". */
  metric: number;
  /** Things asked for in a number; `n` null where it is vague: "several", "a few". */
  counts: readonly { subject: string; n: number | null }[];
  /** Different things that are asked for. */
  subjects: number;
  /** Attributes (colour, material, shape, size, …) that are bound to one of those things. */
  attributes: number;
  /** Mentions of things that have an attribute of their own; from two on, models mix them up. */
  attributed: number;
  /** Texts to be drawn: quoted strings or "sign that says …". */
  textBlocks: number;
  /**
   * Words of lettering in those blocks; two characters of Chinese or Japanese count as one. Null
   * when a text is asked for but not given.
   */
  textWords: number | null;
  /** Demands for a chart, table, screen or page layout. */
  layout: number;
  /** A logo, a trade mark or a well-known brand is to be seen. */
  logo: boolean;
  /**
   * "no people", "without text": models follow these badly in every tier. What a tool leaves out
   * itself ("--no text", "Negative prompt:") is none.
   */
  negations: number;
  /** Somebody is to be seen: "a chef", "a crowd"; not "no people". Names alone do not tell. */
  people: boolean;
  /** Hands are to be seen, or hold, grip or point. */
  hands: boolean;
  /** A look is named: a medium, a movement, an artist, a finish. */
  style: boolean;
  /** Nothing but a look and at most one plain subject is asked for. */
  styleOnly: boolean;
  breadth: Breadth;
  /** It must pass for a photograph; "a photo of" alone is a medium, not this demand. */
  photoreal: boolean;
  /** It is to be printed on paper: "300 dpi", "A3", "print-ready". */
  print: boolean;
  /** 4K or more is asked for. */
  fourK: boolean;
  /** Something moves in time: a camera move, slow motion, a loop, an animation. */
  motion: boolean;
  /** A shot, a lens, an angle or a depth of field is named. */
  camera: boolean;
  language: PromptLanguage | null;
  /** What caused each fact, in the order of the prompt. */
  spans: readonly Span[];
};
