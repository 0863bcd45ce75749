import * as z from 'zod/mini';
import { Grants } from '../../shared/grants/grant.ts';
import { Site } from '../../shared/id.ts';
import type { Outcome } from '../messages.ts';
import { admit, ownObservation } from './admit.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

const Stated = z.strictObject({ site: Site, grants: Grants });

/** Records the buckets of an account as the person states them; every surface has them at once. */
export async function stateGrants(stated: unknown): Promise<Outcome> {
  const parsed = Stated.safeParse(stated);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, why: `${issue?.path.join('.') ?? 'grants'}: ${issue?.message}.` };
  }
  const { site, grants } = parsed.data;
  const event = ownObservation({ type: 'grants.stated', site, grants }, Date.now());
  const { stored, refused } = await admit([event], site);
  if (stored === 0) return { ok: false, why: refused[0] ?? 'The buckets were not stored.' };
  await refreshView();
  void flush();
  return { ok: true };
}
