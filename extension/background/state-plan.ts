import * as z from 'zod/mini';
import { Site } from '../../shared/id.ts';
import { Plan } from '../../shared/plan.ts';
import type { Outcome } from '../messages.ts';
import { stateOwn } from './state-own.ts';

const Stated = z.strictObject({ site: Site, plan: z.nullable(Plan) });

/** Records what the person pays a studio, or takes it back; every surface has it at once. */
export async function statePlan(stated: unknown): Promise<Outcome> {
  const parsed = Stated.safeParse(stated);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, why: `${issue?.path.join('.') ?? 'plan'}: does not fit.` };
  }
  return stateOwn([{ type: 'plan.stated', ...parsed.data }], 'The plan was not stored.');
}
