import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod/mini';
import { Id, Site } from '../../shared/id.ts';
import type { Outcome } from '../messages.ts';
import { misfit, stateOwn } from './state-own.ts';

const Stated = z.strictObject({
  site: Site,
  ideas: z
    .array(z.strictObject({ generation: Id, concept: z.nullable(Id) }))
    .check(z.minLength(1), z.maxLength(100)),
});

/**
 * Records which idea generations iterate, as the person says; every surface has it at once, and the
 * next generations follow. Those with null are one new idea.
 */
export async function stateConcepts(stated: unknown): Promise<Outcome> {
  const parsed = Stated.safeParse(stated);
  if (!parsed.success) return misfit(parsed.error, 'ideas');
  const { site, ideas } = parsed.data;
  const now = Date.now();
  const fresh = uuidv7({ msecs: now });
  const bodies = ideas.map(({ generation, concept }) => {
    return { type: 'concept.stated', site, generation, concept: concept ?? fresh } as const;
  });
  return stateOwn(bodies, 'It was not stored.', now);
}
