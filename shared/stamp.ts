import type { GenerationRecord } from './generation-record.ts';
import type { Id } from './id.ts';

/**
 * The order of events in one number: the 48-bit milliseconds of the UUIDv7 and its next 12 bits.
 * Exact in a double until the year 2039.
 */
export function stampOf(id: Id): number {
  const milliseconds = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  return milliseconds * 4096 + Number.parseInt(id.slice(15, 18), 16);
}

/** Whether an event with this stamp counts for the fields of its slot; notes that it does. */
export function wins(record: GenerationRecord, slot: 0 | 1 | 2 | 3, stamp: number): boolean {
  const current = record.stamps[slot];
  // The latest correction counts; of the others the first observation does.
  if (current !== 0 && (slot === 3 ? stamp < current : stamp > current)) return false;
  record.stamps[slot] = stamp;
  return true;
}
