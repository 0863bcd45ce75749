import type { Credits } from './credit.ts';
import type { DayOutlook } from './day-outlook.ts';
import type { Instant } from './id.ts';
import { nextMidnight } from './zoned-now.ts';

/** A batch that what is left does not pay for as a whole. */
export type BatchFit = {
  /** As many of it are paid for; 0: none. */
  fits: number;
  of: number;
  /** When there is more, in the zone; null: nothing says that there will be. */
  until: Instant | null;
  zone: string;
};

/**
 * Null where all of it fits, it is no batch, its price or what is left is not known, or nothing of it
 * ever will.
 *
 * @param quoted the price of the whole.
 */
export function batchFit(
  quoted: Credits | null,
  count: number | null,
  { left, leftIs, reserved, at, zone, forecast }: DayOutlook,
): BatchFit | null {
  if (quoted === null || count === null || count < 2 || left === null) return null;
  // What caps leave has the reservations counted out already.
  const free = Math.max(0, leftIs === 'balance' ? left - reserved : left);
  if (quoted <= free) return null;
  const fits = Math.floor((free * count) / quoted);
  const until = leftIs === 'day' ? (forecast?.until ?? nextMidnight(at, zone)) : null;
  return fits === 0 && until === null ? null : { fits, of: count, until, zone };
}
