/**
 * The variables that a rule's expression may use, by name and CEL type. Credits are doubles as the
 * site counts them. Any of them may be unknown for a request; it is then absent, and a rule that
 * reads it gives no verdict.
 */
export const VARIABLES = {
  request: {
    kind: 'string',
    media: 'string',
    model: 'string',
    tier: 'string',
    resolution: 'string',
    count: 'double',
    promoted: 'bool',
  },
  price: { credits: 'double' },
  balance: { credits: 'double' },
  day: { spent: 'double', reserved: 'double', generations: 'double' },
  caps: { daily: 'double', generation: 'double' },
  concept: { generations: 'double' },
  parent: { tier: 'string', kind: 'string' },
  prompt: {
    spatial: 'double',
    textBlocks: 'double',
    textWords: 'double',
    layout: 'double',
    negations: 'double',
    logo: 'bool',
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
