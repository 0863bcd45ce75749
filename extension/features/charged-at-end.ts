import { type Amount, type Credits, UNKNOWN_AMOUNT } from '../../shared/credit.ts';
import type { TaskAnswer } from '../../shared/site/read-task.ts';

type Ended = Pick<TaskAnswer, 'state' | 'charged'> & Partial<Pick<TaskAnswer, 'refunded'>>;

/**
 * What a task cost: what a failed one says of its cost is what it took at first, not what it gave
 * back.
 *
 * @param shown the price that the page showed when it was pressed, where no answer stated a charge.
 */
export function chargedAtEnd({ state, charged, refunded }: Ended, shown: Credits | null): Amount {
  if (state !== 'succeeded') return refunded || charged === 0 ? stated(0) : UNKNOWN_AMOUNT;
  if (charged !== null || shown === null) return stated(charged);
  return { credits: shown, provenance: 'estimated' };
}

export function stated(charged: number | null): Amount {
  return charged === null ? UNKNOWN_AMOUNT : { credits: charged, provenance: 'measured' };
}
