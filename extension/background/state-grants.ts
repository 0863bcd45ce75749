import * as z from 'zod/mini';
import { Grants } from '../../shared/grants/grant.ts';
import { Site } from '../../shared/id.ts';
import type { Outcome } from '../messages.ts';
import { misfit, stateOwn } from './state-own.ts';

const Stated = z.strictObject({ site: Site, grants: Grants });

/** Records the buckets of an account as the person states them; every surface has them at once. */
export async function stateGrants(stated: unknown): Promise<Outcome> {
  const parsed = Stated.safeParse(stated);
  if (!parsed.success) return misfit(parsed.error, 'grants');
  return stateOwn([{ type: 'grants.stated', ...parsed.data }], 'The buckets were not stored.');
}
