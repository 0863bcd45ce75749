import type { LanguageScore } from './language.ts';
import type { RelationKind, Span, SpannedFact } from './prompt-facts.ts';

/** What one sentence says; offsets count from its start. */
export type Findings = {
  relations: readonly RelationKind[];
  isRelated: boolean;
  metric: number;
  counts: readonly { subject: string; n: number | null }[];
  /** The things it names, in the singular, each with the number of its attributes. */
  things: readonly { name: string; attributes: number }[];
  textBlocks: number;
  textWords: number;
  /** A text is asked for but not given. */
  isTextOpen: boolean;
  isOpen: boolean;
  words: number;
  languages: Readonly<LanguageScore>;
  topics: ReadonlySet<SpannedFact>;
  spans: readonly Span[];
};
