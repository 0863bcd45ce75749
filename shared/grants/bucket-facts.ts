import type { Credits } from '../credit.ts';
import { sum } from '../day-spend.ts';
import type { Facts } from '../facts.ts';
import type { Instant } from '../id.ts';
import { type Burned, take } from './burn.ts';
import type { GrantKind, GrantStatement } from './grant.ts';
import { bucketsAt, losesSoon } from './kept.ts';

/** The buckets of one studio as a judge finds them. */
export type StandingBuckets = { statement: GrantStatement; burned: Burned };

/**
 * What rules may know of the buckets: what is left by kind once what is set aside was taken too. A
 * kind that the person has none of is left out.
 */
export function bucketFacts(
  buckets: StandingBuckets | null,
  reserved: Credits,
  now: Instant,
): Facts['budget'] {
  if (buckets === null) return {};
  const { statement } = buckets;
  const all = bucketsAt(statement, take(statement, buckets.burned, reserved), now);
  const views = all.filter(({ state }) => state !== 'ended');
  const left = (kind: GrantKind) => {
    const own = views.filter(({ grant }) => grant.kind === kind);
    return own.length === 0 ? null : sum(own.map((one) => one.left)) / 1000;
  };
  const ending = views.filter(({ left, endsAt }) => left > 0 && endsAt !== null);
  const soon = views.filter((one) => losesSoon(one, now));
  const next = Math.min(...ending.map(({ endsAt }) => endsAt!));
  const facts = {
    daily: left('daily'),
    plan: left('plan'),
    topUp: left('top-up'),
    free: left('free'),
    expiring: sum(soon.map(({ left }) => left)) / 1000,
    minutesToEnd: ending.length === 0 ? null : Math.floor((next - now) / 60_000),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
