/**
 * The variables that a rule's expression may use, by name and CEL type. Credits are doubles as the
 * site counts them, shares go from 0 to 1. Any of them may be unknown for a request; it is then
 * absent, and a rule that reads it gives no verdict.
 */
export const VARIABLES = {
  /** What is asked for, as the studio receives it. */
  request: {
    /** Its origin. */
    site: 'string',
    kind: 'string',
    media: 'string',
    model: 'string',
    tier: 'string',
    resolution: 'string',
    aspect: 'string',
    count: 'double',
    durationS: 'double',
    /** Renders a draft again in a higher tier. */
    promoted: 'bool',
    /** Images that it builds on. */
    parents: 'double',
  },
  /** `credits`: where it is known; `upTo`: else what 95 % of its kind cost at most. */
  price: { credits: 'double', upTo: 'double' },
  balance: { credits: 'double' },
  /** The studio's own day. `reserved`: set aside for requests that are under way. */
  day: { spent: 'double', reserved: 'double', generations: 'double' },
  /** The ISO week that the studio's day lies in. */
  week: {
    spent: 'double',
    reserved: 'double',
    generations: 'double',
    /** Reviewed heavy assets whose charge is known, and the share of their credits that was rejected. */
    heavyReviewed: 'double',
    heavyDiscarded: 'double',
    /** The share of the week's generations that one model made, and which. */
    topModel: 'string',
    topModelShare: 'double',
  },
  /**
   * `left`: what can be spent before something that the person set, or the balance, ends it. The
   * others are of the buckets that the person stated, what is set aside taken from them: what each
   * kind holds (unknown where there is none of it), what of them all is lost within a day, and the
   * minutes to when the next of them ends with credits in it.
   */
  budget: {
    left: 'double',
    daily: 'double',
    plan: 'double',
    topUp: 'double',
    free: 'double',
    expiring: 'double',
    minutesToEnd: 'double',
  },
  /** The limits that the person set. */
  caps: {
    daily: 'double',
    weekly: 'double',
    project: 'double',
    generation: 'double',
    /** Kept back for the final renders. */
    finals: 'double',
  },
  /** The idea that the request iterates, before this request; `id` tells it from others. */
  concept: {
    id: 'string',
    generations: 'double',
    light: 'double',
    heavy: 'double',
    reviewed: 'double',
    usable: 'double',
  },
  /** The image that the request builds on. The last two are findings in its pixels. */
  asset: {
    tier: 'string',
    kind: 'string',
    model: 'string',
    rating: 'string',
    cleanedUp: 'bool',
    seedScore: 'double',
  },
  /** What the image is for; width and height in pixels. */
  destination: { name: 'string', width: 'double', height: 'double' },
  project: { name: 'string', spent: 'double', reserved: 'double' },
  /** The wall clock of the studio's day; `weekday` 1 for Monday to 7 for Sunday. */
  clock: { hour: 'double', weekday: 'double', minutesToReset: 'double' },
  /**
   * What the words of the prompt ask for (see PromptFacts). `counted`: the things that it asks for
   * in a number; `breadth`: blue-sky, open or specified; `language`: en, zh, es, ja, ru or other.
   */
  prompt: {
    spatial: 'double',
    anyRelation: 'bool',
    metric: 'double',
    counted: 'double',
    subjects: 'double',
    attributes: 'double',
    textBlocks: 'double',
    textWords: 'double',
    layout: 'double',
    negations: 'double',
    logo: 'bool',
    people: 'bool',
    hands: 'bool',
    style: 'bool',
    styleOnly: 'bool',
    breadth: 'string',
    photoreal: 'bool',
    print: 'bool',
    fourK: 'bool',
    motion: 'bool',
    camera: 'bool',
    language: 'string',
  },
} as const;

export type Variable = keyof typeof VARIABLES;
type TypeOf<T> = T extends 'string' ? string : T extends 'bool' ? boolean : number;

/** The facts of one request; a missing field is unknown. */
export type Facts = {
  [V in Variable]: {
    [F in keyof (typeof VARIABLES)[V]]?: TypeOf<(typeof VARIABLES)[V][F]>;
  };
};
