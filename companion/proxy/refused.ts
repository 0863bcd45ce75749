import type { Amount } from '../../shared/credit.ts';
import { TooLarge } from './read-body.ts';
import type { Reason } from './refuse.ts';
import type { NoAnswer } from './send.ts';

/** Why the proxy answers itself, and what the request would have cost. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: Reason;
  readonly quoted: Amount | null;
  readonly charged: Amount | null;
  constructor(reason: Reason, quoted: Amount | null = null, charged: Amount | null = null) {
    super(reason.message);
    this.reason = reason;
    this.quoted = quoted;
    this.charged = charged;
  }
}

export function refusedBy(error: unknown): Refused | null {
  if (error instanceof Refused) return error;
  if (!(error instanceof TooLarge)) return null;
  return new Refused({ code: 'too-large', message: 'The body is too large.', rule: null });
}

export function silence({ isLate, mayHaveIt, message }: NoAnswer): Reason {
  return { code: isLate ? 'late' : mayHaveIt ? 'lost' : 'unreachable', message, rule: null };
}

export function unclear(message: string): Refused {
  return new Refused({ code: 'unclear', message, rule: null });
}
