import * as z from 'zod/mini';
import { chargeOf, isAccepted } from '../charge.ts';
import type { Credits } from '../credit.ts';
import { sum } from '../day-spend.ts';
import type { GenerationRecord } from '../generation-record.ts';
import { type Id, Instant } from '../id.ts';
import { Burned, burn, burnOrder, type Spent } from './burn.ts';
import { type Burning, burnedBefore } from './burning.ts';
import { type Grant, GrantStatement } from './grant.ts';
import { endAfter, renewalAfter } from './renewal.ts';

/** What a snapshot carries of the buckets of one studio: enough to reckon them at any later moment. */
export const KeptGrants = z.object({
  statement: GrantStatement,
  /** As some change before the snapshot left them. */
  from: Burned,
  /** What was charged since then, in sums between two changes. */
  charges: z.array(z.object({ at: Instant, credits: z.int() })),
  /** Generations since the statement that were accepted and whose charge is not known. */
  unknown: z.int(),
  /**
   * By how much the balance that the studio stated last is more (or less, below 0) than the buckets
   * held at that moment; null: it stated none since.
   */
  unattributed: z.nullable(z.int()),
});
export type KeptGrants = z.infer<typeof KeptGrants>;

/** Late corrections reach this many changes back. */
const CHANGES_BACK = 2;

type Balance = { credits: Credits; at: Instant } | null;

/** @param records of the studio, with all that are younger than its balance. */
export function keptGrants(
  burning: Burning,
  records: readonly GenerationRecord[],
  balance: Balance,
  now: Instant,
): KeptGrants {
  const { statement, unknown } = burning;
  const { from, charges } = burnedBefore(burning, now, CHANGES_BACK);
  return {
    statement,
    from,
    charges: charges.filter(({ credits }) => credits > 0),
    unknown,
    unattributed: balance && unattributed(burning, records, balance),
  };
}

function unattributed(
  burning: Burning,
  records: readonly GenerationRecord[],
  balance: NonNullable<Balance>,
): number | null {
  const { statement } = burning;
  if (balance.at < statement.at) return null;
  const { from, charges } = burnedBefore(burning, balance.at, 0);
  const later = records.flatMap((record) => {
    const after = record.at !== null && record.at > balance.at && isAccepted(record);
    return after ? { at: record.at!, credits: -(chargeOf(record) ?? 0) } : [];
  });
  return balance.credits - leftIn(burn(statement, from, [...charges, ...later], balance.at));
}

/**
 * The same after what was charged meanwhile, on a device that knows no more than that.
 *
 * @param before records as they are counted in it already. @param after the same and newer ones.
 * @param newer a balance that was stated since. @param compared the one that `kept` was held against.
 */
export function withCharges(
  kept: KeptGrants,
  before: ReadonlyMap<Id, GenerationRecord>,
  after: readonly GenerationRecord[],
  newer: Balance,
  compared: Balance,
): KeptGrants {
  const charges: Spent[] = [...kept.charges];
  let { unknown, unattributed } = kept;
  for (const record of after) {
    const { at } = record;
    if (at === null || at < kept.statement.at) continue;
    const known = before.get(record.id);
    unknown += (isUnknown(record) ? 1 : 0) - (known && isUnknown(known) ? 1 : 0);
    const credits = charged(record) - (known ? charged(known) : 0);
    if (credits !== 0) charges.push({ at, credits });
    // A charge that is told late was in the balance that was stated meanwhile.
    if (unattributed !== null && compared && at <= compared.at) unattributed += credits;
  }
  const isNewer = newer !== null && newer.at >= kept.statement.at;
  const known = isNewer ? charges.filter(({ at }) => at <= newer.at) : [];
  return {
    ...kept,
    charges,
    unknown,
    unattributed: isNewer
      ? newer.credits - leftIn(burn(kept.statement, kept.from, known, newer.at))
      : unattributed,
  };
}

function charged(record: GenerationRecord): Credits {
  return record.at !== null && isAccepted(record) ? (chargeOf(record) ?? 0) : 0;
}

function isUnknown(record: GenerationRecord): boolean {
  return record.at !== null && isAccepted(record) && chargeOf(record) === null;
}

/** Where the buckets stand at a moment not before the snapshot. */
export function burnedIn({ statement, from, charges }: KeptGrants, now: Instant): Burned {
  return burn(statement, from, charges, now);
}

export function leftIn({ buckets }: Burned): Credits {
  return sum(buckets.map(({ left }) => left));
}

/** One bucket at a moment. Credits in thousandths. */
export type BucketView = {
  grant: Grant;
  /** `later`: it has not begun; `ended`: it does not come back. */
  state: 'open' | 'later' | 'ended';
  left: Credits;
  /** Since it was stated. */
  spent: Credits;
  lost: Credits;
  /** When what is left of it will be lost; null: nothing ends it. */
  endsAt: Instant | null;
  renewsAt: Instant | null;
};

const DAY_MS = 86_400_000;

/** Whether it loses credits within a day. */
export function losesSoon({ left, endsAt }: BucketView, now: Instant): boolean {
  return left > 0 && endsAt !== null && endsAt <= now + DAY_MS;
}

/** All buckets at a moment, in burn order; those that ended come last. */
export function bucketsAt(statement: GrantStatement, burned: Burned, now: Instant): BucketView[] {
  const views = burnOrder(statement, now).map((place): BucketView => {
    const grant = statement.grants[place]!;
    const { left, spent, lost } = burned.buckets[place]!;
    const { since, expiresAt } = grant;
    const isOver = expiresAt !== null && expiresAt <= now;
    return {
      grant,
      state: isOver ? 'ended' : since > now ? 'later' : 'open',
      left,
      spent,
      lost,
      endsAt: endAfter(grant, statement.zone, now),
      renewsAt: renewalAfter(grant, statement.zone, now),
    };
  });
  const rank = { open: 0, later: 1, ended: 2 };
  return views.sort((a, b) => rank[a.state] - rank[b.state]);
}
