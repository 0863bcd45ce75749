import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import { Instant } from '../id.ts';
import type { Grant, GrantStatement } from './grant.ts';
import { endAfter, renewalAfter } from './renewal.ts';

/** `granted` is always `spent + lost + left`. */
const Bucket = z.object({ granted: Credits, spent: Credits, lost: Credits, left: Credits });

/** Where the buckets stand at a moment, in the order of the statement's grants. */
export const Burned = z.object({
  at: Instant,
  buckets: z.array(Bucket),
  /** Charged although every bucket was empty: the statement misses something. */
  beyond: Credits,
});
export type Burned = z.infer<typeof Burned>;

/** Credits that left the account; less than none gives some back. */
export type Spent = { at: Instant; credits: number };

/**
 * As many begins, renewals and ends are reckoned from one statement, ten years of days: a wrong
 * clock must not keep anybody busy.
 */
export const MOST_CHANGES = 4000;

/** As stated, before anything was charged. */
export function burnedAtFirst({ at, grants }: GrantStatement): Burned {
  const buckets = grants.map((grant) => {
    const left = isOpen(grant, at) ? grant.left : 0;
    return { granted: left, spent: 0, lost: 0, left };
  });
  return { at, buckets, beyond: 0 };
}

/**
 * Which bucket each charge is taken from, until `now`: the lowest priority number first, then what
 * ends soonest, then the oldest. That is the order of OpenMeter's grants (priority, expiration,
 * creation; https://openmeter.io/docs/monetize/entitlements/grant) and of Kong's metering, and as
 * all have the same priority unless the person says otherwise, it spends what would be lost first.
 * A renewal without a rollover ends what was left before it. What an end takes is lost, not spent;
 * what no bucket covers is told apart. Charges between two changes of the buckets are taken
 * together, so their order, and which of them was corrected, makes no difference.
 *
 * @param charges in any order; one from before `from` counts at its moment.
 */
export function burn(
  statement: GrantStatement,
  from: Burned,
  charges: readonly Spent[],
  now: Instant,
): Burned {
  const inOrder = [...charges].sort((a, b) => a.at - b.at);
  let burned = from;
  let next = 0;
  for (let changes = 0; ; changes += 1) {
    const end = changes === MOST_CHANGES ? null : nextChange(statement, burned.at);
    let credits = 0;
    for (; next < inOrder.length && (end === null || inOrder[next]!.at < end); next += 1)
      credits += inOrder[next]!.credits;
    burned = take(statement, burned, credits);
    if (end === null || end > now) return burned;
    burned = change(statement, burned, end);
  }
}

/** The next moment at which a bucket begins, renews or ends; null: never again. */
export function nextChange({ grants, zone }: GrantStatement, at: Instant): Instant | null {
  const moments = grants.flatMap((grant) => [
    grant.since,
    grant.expiresAt ?? [],
    renewalAfter(grant, zone, at) ?? [],
  ]);
  const later = moments.flat().filter((moment) => moment > at);
  return later.length === 0 ? null : Math.min(...later);
}

/** What begins, renews or ends at a moment that `nextChange` told. */
export function change({ grants, zone }: GrantStatement, burned: Burned, at: Instant): Burned {
  const buckets = burned.buckets.map((bucket, i) => {
    const grant = grants[i]!;
    if (grant.expiresAt !== null && grant.expiresAt <= at) return emptied(bucket);
    const begins = grant.since === at;
    if (!begins && renewalAfter(grant, zone, at - 1) !== at) return bucket;
    const kept = grant.rollsOver ? bucket : emptied(bucket);
    return { ...kept, granted: kept.granted + grant.credits, left: kept.left + grant.credits };
  });
  return { ...burned, at, buckets };
}

/** Takes credits out of the buckets as they stand, in burn order. */
export function take(statement: GrantStatement, burned: Burned, credits: number): Burned {
  if (credits <= 0) return burned;
  const buckets = [...burned.buckets];
  let rest = credits;
  for (const i of burnOrder(statement, burned.at)) {
    const bucket = buckets[i]!;
    const taken = Math.min(bucket.left, rest);
    if (taken === 0) continue;
    buckets[i] = { ...bucket, left: bucket.left - taken, spent: bucket.spent + taken };
    rest -= taken;
  }
  return { ...burned, buckets, beyond: burned.beyond + rest };
}

/** The places of the grants in the order in which they are spent at a moment. */
export function burnOrder({ grants, zone }: GrantStatement, at: Instant): number[] {
  const ends = grants.map((grant) => endAfter(grant, zone, at) ?? Number.POSITIVE_INFINITY);
  return grants
    .map((_, i) => i)
    .sort((i, j) => {
      const [a, b] = [grants[i]!, grants[j]!];
      const [endsA, endsB] = [ends[i]!, ends[j]!];
      if (a.priority !== b.priority) return a.priority - b.priority;
      if (endsA !== endsB) return endsA < endsB ? -1 : 1;
      return a.since - b.since || (a.id < b.id ? -1 : 1);
    });
}

function isOpen({ since, expiresAt }: Grant, at: Instant): boolean {
  return since <= at && (expiresAt === null || expiresAt > at);
}

function emptied(bucket: Burned['buckets'][number]): Burned['buckets'][number] {
  return { ...bucket, lost: bucket.lost + bucket.left, left: 0 };
}
