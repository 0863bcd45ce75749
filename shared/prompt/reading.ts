import type { Token } from './token.ts';

/** A sentence while it is read: its tokens, and which of them a phrase has used up. */
export type Reading = {
  text: string;
  tokens: readonly Token[];
  /** By index of the token: it names no thing, since a phrase of space or look has it. */
  taken: Uint8Array;
  isSpanish: boolean;
};
