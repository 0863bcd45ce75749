import * as z from 'zod/mini';
import { Credits } from '../../shared/credit.ts';
import { Grant } from '../../shared/grants/grant.ts';
import { bucketsAt, burnedIn, leftIn } from '../../shared/grants/kept.ts';
import { Instant } from '../../shared/id.ts';
import type { SiteSummary } from '../../shared/snapshot.ts';

const Bucket = z.strictObject({
  ...z.pick(z.object(Grant.shape), {
    id: true,
    kind: true,
    credits: true,
    since: true,
    renews: true,
    rollsOver: true,
    priority: true,
  }).shape,
  /** `later`: it has not begun; `ended`: it does not come back. */
  state: z.enum(['open', 'later', 'ended']),
  left: Credits,
  /** Both since the buckets were stated. */
  spent: Credits,
  lost: Credits,
  /** When what is left will be lost; null: nothing ends it. */
  endsAt: z.nullable(Instant),
  renewsAt: z.nullable(Instant),
});

/** The buckets of one studio by reckoning, in burn order. */
export const Buckets = z.strictObject({
  statedAt: Instant,
  zone: z.string(),
  left: Credits,
  buckets: z.array(Bucket),
  /** Charged with every bucket empty. */
  beyond: Credits,
  /** Generations since, whose charge is not known and which are therefore in none of it. */
  unknown: z.int(),
  /** The balance that the studio stated last, less what the buckets held then; null: it stated none since. */
  unattributed: z.nullable(z.int()),
});
export type Buckets = z.infer<typeof Buckets>;

/** Null: none were stated. */
export function bucketsIn({ grants }: SiteSummary, now: Instant): Buckets | null {
  if (!grants) return null;
  const { statement, unknown, unattributed } = grants;
  const burned = burnedIn(grants, now);
  return {
    statedAt: statement.at,
    zone: statement.zone,
    left: leftIn(burned),
    buckets: bucketsAt(statement, burned, now).map(({ grant, ...view }) => ({
      id: grant.id,
      kind: grant.kind,
      credits: grant.credits,
      since: grant.since,
      renews: grant.renews,
      rollsOver: grant.rollsOver,
      priority: grant.priority,
      ...view,
    })),
    beyond: burned.beyond,
    unknown,
    unattributed,
  };
}
