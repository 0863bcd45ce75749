import type { Credits } from '../credit.ts';
import type { PriceKey } from '../event.ts';
import type { GenerationRecord } from '../generation-record.ts';
import type { Instant } from '../id.ts';
import { priceKey } from '../price.ts';
import type { Paid } from './price-run.ts';

/** What one generation cost, as far as it teaches its price. */
export type PaidFor = Paid & {
  id: GenerationRecord['id'];
  key: PriceKey;
  from: 'charge' | 'balance';
  /** What the page showed as it was pressed; null: nothing, or it was not seen. */
  shown: Credits | null;
};

/** A record that went to the studio and may teach a price. */
export type SentRecord = GenerationRecord & { at: Instant };

export function isSent(record: GenerationRecord): record is SentRecord {
  return record.at !== null && record.outcome === 'released' && record.end !== 'rejected';
}

/**
 * What the studio's own answers state as the price: of what succeeded or is under way, since a
 * failed one may cost less. A refund of something that came back is no price either.
 */
export function statedFor(record: GenerationRecord): Credits | null {
  if (record.end !== null && record.end !== 'succeeded') return null;
  const ended = record.endEstimated ? null : record.endCharge;
  const stated = ended ?? record.acceptedCharge;
  if (stated === null) return null;
  return record.correctedCharge || stated;
}

export function paid(
  record: SentRecord,
  credits: Credits,
  from: PaidFor['from'],
  decisive: boolean,
): PaidFor {
  const shown = record.quotedBy === 'measured' ? record.quoted : null;
  return { id: record.id, key: priceKey(record), at: record.at, credits, from, decisive, shown };
}
