import type { Sent, Submit } from './generation-gate.ts';
import type { Answer } from './record-generations.ts';

/** The frame whose requests and answers are learned from. */
export type LearningFrame = {
  /** Records a request that went before it was known for what it is, or that could not be held. */
  adopt(submit: Sent, releasedAt: number): void;
  /** What was recorded under that number made nothing. */
  disown(seq: number): void;
  /** An answer to one that was adopted, which came before. */
  hear(answer: Answer): void;
};

/**
 * Whoever finds out what the page's requests mean; loaded late, and only where no profile says it.
 * What it finds it writes into the profile that the overlay shares.
 */
export type Learner = {
  /** A held request. @returns the rule that it is judged under; null: let it go. */
  request(submit: Submit): string | null;
  /** One that went before anybody could learn from it, or that could not be held. @param at on the page's monotonic clock */
  sent(submit: Sent, at: number): void;
  /** @returns the rule under which the answer is taken; null: under none. */
  answer(answer: Answer): string | null;
};
