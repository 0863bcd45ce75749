import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import { Id, Instant } from '../id.ts';

/** What a bucket of credits is to the person who has it. */
export const GrantKind = z.enum(['daily', 'plan', 'top-up', 'free']);
export type GrantKind = z.infer<typeof GrantKind>;

/**
 * Credits that a studio gave in one piece, or gives again and again: one of the buckets that make
 * up a balance. Amounts in thousandths.
 */
export const Grant = z
  .strictObject({
    id: Id,
    kind: GrantKind,
    /** Given at `since`, and again at each renewal. */
    credits: Credits.check(z.gt(0)),
    /** What was left of it when it was stated; of one that begins later nothing counts before. */
    left: Credits,
    /** Renewals keep its time of day, and the monthly ones its day of the month. */
    since: Instant,
    /** What is left then is lost; null: it does not end. */
    expiresAt: z.nullable(Instant),
    renews: z.enum(['none', 'daily', 'monthly']),
    /** Whether what is left at a renewal stays; else it is lost. */
    rollsOver: z.boolean(),
    /** The lower, the sooner it is spent; among equals what ends first goes first. */
    priority: z.int().check(z.gte(1), z.lte(99)),
  })
  .check(
    z.refine(({ since, expiresAt }) => expiresAt === null || expiresAt > since, {
      error: 'it has to end after it began',
      path: ['expiresAt'],
    }),
    z.refine(({ left, credits, rollsOver }) => rollsOver || left <= credits, {
      error: 'no more can be left than was given, unless it rolls over',
      path: ['left'],
    }),
  );
export type Grant = z.infer<typeof Grant>;

/** Everyone's until the person says otherwise. */
export const USUAL_PRIORITY = 1;

/** All buckets of one account, as the person stated them at one moment. */
export const Grants = z.array(Grant).check(
  z.maxLength(30),
  z.refine((grants) => new Set(grants.map(({ id }) => id)).size === grants.length, {
    error: 'two of them have the same id',
  }),
);
export type Grants = z.infer<typeof Grants>;

/** A statement, and what it holds by: since when, and the zone of the studio's days. */
export const GrantStatement = z.object({ at: Instant, zone: z.string(), grants: Grants });
export type GrantStatement = z.infer<typeof GrantStatement>;
