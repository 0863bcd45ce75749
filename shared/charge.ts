import type { Credits } from './credit.ts';
import type { GenerationRecord } from './generation-record.ts';
import type { Instant } from './id.ts';

/** Whether the request went to the studio and was not turned away there. */
export function isAccepted(record: GenerationRecord): boolean {
  return record.outcome === 'released' && record.end !== 'rejected';
}

/**
 * What the generation cost as far as is known: the latest correction, else the charge stated at
 * the end, else the one stated at the start; null while nothing is known. A request that was never
 * accepted cost nothing. Most studios give back what a failed one had cost, so there what was taken
 * at first says nothing of the end.
 */
export function chargeOf(record: GenerationRecord): Credits | null {
  if (!isAccepted(record)) return 0;
  const { end } = record;
  const first = end === 'failed' || end === 'canceled' ? null : record.acceptedCharge;
  return record.correctedCharge ?? record.endCharge ?? first;
}

/**
 * Whether nothing need be set aside for it any more: charged, ended, or never sent. Until the
 * request itself was reported its charge is in no sum, so what was set aside has to stand for it.
 */
export function isSettled(record: GenerationRecord): boolean {
  if (record.outcome === null) return false;
  if (record.outcome !== 'released') return true;
  return record.end !== null || record.acceptedCharge !== null;
}

/** What was set aside for a generation that came back without a word on its cost: it was not free. */
export function owedFor(record: GenerationRecord): Credits {
  return record.end === 'succeeded' && chargeOf(record) === null ? (record.reserved ?? 0) : 0;
}

/** Credits still set aside for the generation at `now`. */
export function openReservation(record: GenerationRecord, now: Instant): Credits {
  if (record.reserved === null || record.reservedUntil === null) return 0;
  return record.reservedUntil <= now || isSettled(record) ? 0 : record.reserved;
}

/**
 * The part of a generation's charge that falls on one of its assets: an equal split, in whole
 * thousandths, whose parts sum to the charge exactly. @param position 0 to `siblings - 1`.
 */
export function shareOf(charge: Credits, position: number, siblings: number): Credits {
  const upTo = (n: number) => Math.floor((charge * n) / siblings);
  return upTo(position + 1) - upTo(position);
}
