import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import { Destination } from '../destination.ts';
import { Instant } from '../id.ts';

/** What is wanted, by when, for how many credits. */
export const Brief = z
  .strictObject({
    /** Stills to deliver; the hero stills that clips begin with come on top. */
    stills: z.int().check(z.gte(0), z.lte(40)),
    /** Clips to deliver, each from a hero still of its own. */
    clips: z.int().check(z.gte(0), z.lte(20)),
    /** Of one clip; null where there are none. */
    clipSeconds: z.nullable(z.number().check(z.gt(0), z.lte(600))),
    destination: z.nullable(Destination),
    deadline: z.nullable(Instant),
    /** What may be spent on it in all; null: whatever the account has left. */
    credits: z.nullable(Credits),
    /** Whether a usable draft of any tier may be delivered, or each final is rendered heavy. */
    finals: z.enum(['heavy', 'any']),
    /** Generations of other projects do not count towards it; null: all of the studio do. */
    project: z.nullable(z.string().check(z.maxLength(200))),
    /** Generations from then on count towards it; kept where a brief is changed. */
    since: Instant,
  })
  .check(
    z.refine(({ stills, clips }) => stills + clips > 0, {
      error: 'a brief asks for at least one still or clip',
    }),
    z.refine(({ clips, clipSeconds }) => clips === 0 || clipSeconds !== null, {
      error: 'clipSeconds says how long each clip is',
      path: ['clipSeconds'],
    }),
  );
export type Brief = z.infer<typeof Brief>;

/** Stills that have to become finals: those delivered, and one for each clip to begin with. */
export function heroesOf({ stills, clips }: Pick<Brief, 'stills' | 'clips'>): number {
  return stills + clips;
}
