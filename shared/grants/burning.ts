import { chargeOf, isAccepted } from '../charge.ts';
import type { Credits } from '../credit.ts';
import type { GenerationRecord } from '../generation-record.ts';
import type { Instant } from '../id.ts';
import {
  type Burned,
  burnedAtFirst,
  change,
  MOST_CHANGES,
  nextChange,
  type Spent,
  take,
} from './burn.ts';
import type { GrantStatement } from './grant.ts';

/** The time between two changes of the buckets; `until` null: there is none after it. */
type Stretch = { at: Instant; until: Instant | null; spent: Credits };

/**
 * The buckets of one studio kept up with its charges: a stretch holds only their sum, so a charge
 * that comes late or is corrected changes one number, and what is left is reckoned anew from there
 * alone. Asking takes a time that does not grow with the history.
 */
export type Burning = {
  statement: GrantStatement;
  stretches: Stretch[];
  /** As each stretch began. Those past the end of the list are not reckoned yet. */
  begun: Burned[];
  /** Taken by the studio, and nobody knows what it cost. */
  unknown: number;
};

/** The buckets as they were stated, with what was charged since. */
export function burningOf(
  statement: GrantStatement,
  records: Iterable<GenerationRecord>,
  site: string,
): Burning {
  const burning: Burning = {
    statement,
    stretches: [{ at: statement.at, until: nextChange(statement, statement.at), spent: 0 }],
    begun: [burnedAtFirst(statement)],
    unknown: 0,
  };
  for (const record of records) if (record.site === site) countBurned(burning, record, 1);
  return burning;
}

/** Counts a record in (`1`), or out (`-1`) as it was counted in. */
export function countBurned(burning: Burning, record: GenerationRecord, sign: 1 | -1): void {
  const { at } = record;
  if (at === null || at < burning.statement.at || !isAccepted(record)) return;
  const charge = chargeOf(record);
  if (charge === null) {
    burning.unknown += sign;
    return;
  }
  if (charge === 0) return;
  const place = placeOf(burning, at);
  burning.stretches[place]!.spent += sign * charge;
  burning.begun.length = Math.min(burning.begun.length, place + 1);
}

/** The buckets at a moment. */
export function burnedAt(burning: Burning, at: Instant): Burned {
  const { from, charges } = burnedBefore(burning, at, 0);
  return take(burning.statement, from, charges[0]!.credits);
}

/**
 * How a stretch began, `back` before the one that holds the moment, and what was charged in it and
 * in each of the later ones.
 */
export function burnedBefore(
  burning: Burning,
  at: Instant,
  back: number,
): { from: Burned; charges: Spent[] } {
  const { statement, stretches, begun } = burning;
  const place = Math.max(0, placeOf(burning, at) - back);
  for (let i = begun.length; i <= place; i += 1) {
    const before = take(statement, begun[i - 1]!, stretches[i - 1]!.spent);
    begun.push(change(statement, before, stretches[i]!.at));
  }
  const charges = stretches.slice(place).map(({ at, spent }) => ({ at, credits: spent }));
  return { from: begun[place]!, charges };
}

/** The place of the stretch that holds the moment; one from before the statement is in the first. */
function placeOf({ statement, stretches }: Burning, at: Instant): number {
  for (let last = stretches.at(-1)!; last.until !== null && last.until <= at; ) {
    const isLast = stretches.length === MOST_CHANGES;
    last = {
      at: last.until,
      until: isLast ? null : nextChange(statement, last.until),
      spent: 0,
    };
    stretches.push(last);
  }
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (stretches[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
