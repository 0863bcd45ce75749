import { type Amount, type Credits, estimated, measured, UNKNOWN_AMOUNT } from '../credit.ts';
import type { TaskAnswer } from './read-task.ts';

type Ended = Pick<TaskAnswer, 'state' | 'charged'> & Partial<Pick<TaskAnswer, 'refunded'>>;

/** What a failed task says of its cost is what it took at first, not what it gave back. */
export function chargeOfFailed({ charged, refunded }: Omit<Ended, 'state'>): Amount {
  return refunded || charged === 0 ? measured(0) : UNKNOWN_AMOUNT;
}

/**
 * What a task cost.
 *
 * @param shown the price that the page showed when it was pressed, where no answer stated a charge.
 */
export function chargedAtEnd(ended: Ended, shown: Credits | null): Amount {
  const { state, charged } = ended;
  if (state !== 'succeeded') return chargeOfFailed(ended);
  if (charged !== null || shown === null) return measured(charged);
  return estimated(shown);
}
