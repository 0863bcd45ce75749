import type { Credits } from './credit.ts';
import type { Instant } from './id.ts';
import type { GenerationRecord } from './stats.ts';

/** Whether the request went to the studio and was not turned away there. */
export function isAccepted(record: GenerationRecord): boolean {
  return record.outcome === 'released' && record.end !== 'rejected';
}

/**
 * What the generation cost as far as is known: the latest correction, else the charge stated at
 * the end, else the one stated at the start; null while nothing is known. A request that was never
 * accepted cost nothing.
 */
export function chargeOf(record: GenerationRecord): Credits | null {
  if (!isAccepted(record)) return 0;
  return record.correctedCharge ?? record.endCharge ?? record.acceptedCharge;
}

/** Credits still set aside for the generation at `now`: none once its charge is known or it ended. */
export function openReservation(record: GenerationRecord, now: Instant): Credits {
  if (record.reserved === null || record.reservedUntil === null) return 0;
  if (record.reservedUntil <= now || record.end !== null) return 0;
  if (record.outcome !== null && record.outcome !== 'released') return 0;
  return record.acceptedCharge === null ? record.reserved : 0;
}
