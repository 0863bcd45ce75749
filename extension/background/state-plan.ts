import * as z from 'zod/mini';
import { Site } from '../../shared/id.ts';
import { Plan } from '../../shared/plan.ts';
import type { Outcome } from '../messages.ts';
import { admit, ownObservation } from './admit.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

const Stated = z.strictObject({ site: Site, plan: z.nullable(Plan) });

/** Records what the person pays a studio, or takes it back; every surface has it at once. */
export async function statePlan(stated: unknown): Promise<Outcome> {
  const parsed = Stated.safeParse(stated);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, why: `${issue?.path.join('.') ?? 'plan'}: does not fit.` };
  }
  const { site, plan } = parsed.data;
  const event = ownObservation({ type: 'plan.stated', site, plan }, Date.now());
  const { stored, refused } = await admit([event], site);
  if (stored === 0) return { ok: false, why: refused[0] ?? 'The plan was not stored.' };
  await refreshView();
  void flush();
  return { ok: true };
}
