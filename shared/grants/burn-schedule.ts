import type { Credits } from '../credit.ts';
import type { Instant } from '../id.ts';
import { burnOrder, nextChange } from './burn.ts';
import type { GrantStatement } from './grant.ts';
import { renewalAfter } from './renewal.ts';

/** What happens to one bucket at a change: what is left is lost, credits are given. */
export type BucketChange = { empties: boolean; gives: Credits };

/** The time between two changes of the buckets, so that many futures can be burned through it. */
export type BurnStretch = {
  at: Instant;
  /** The next change; null: not within the time that was asked for. */
  until: Instant | null;
  /** Places of the grants in the order in which they are spent. */
  order: readonly number[];
  /** What happens at its end, by place; empty where it has none. */
  changes: readonly BucketChange[];
};

/** As many changes are looked ahead at most. */
const MOST_STRETCHES = 400;

/** The same rules as `burn`, reckoned once for all futures. */
export function burnSchedule(
  statement: GrantStatement,
  now: Instant,
  until: Instant,
): BurnStretch[] {
  const stretches: BurnStretch[] = [];
  for (let at = now; stretches.length < MOST_STRETCHES; ) {
    const next = nextChange(statement, at);
    const end = next !== null && next <= until ? next : null;
    const changes = end === null ? [] : changesAt(statement, end);
    stretches.push({ at, until: end, order: burnOrder(statement, at), changes });
    if (end === null) break;
    at = end;
  }
  return stretches;
}

function changesAt({ grants, zone }: GrantStatement, at: Instant): BucketChange[] {
  return grants.map((grant) => {
    if (grant.expiresAt !== null && grant.expiresAt <= at) return { empties: true, gives: 0 };
    const begins = grant.since === at;
    if (!begins && renewalAfter(grant, zone, at - 1) !== at) return { empties: false, gives: 0 };
    return { empties: !grant.rollsOver, gives: grant.credits };
  });
}
