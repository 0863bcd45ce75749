import * as z from 'zod/mini';
import { Brief } from '../../shared/brief/brief.ts';
import { Site } from '../../shared/id.ts';
import type { Outcome } from '../messages.ts';
import { misfit, stateOwn } from './state-own.ts';

const Stated = z.strictObject({ site: Site, brief: z.nullable(Brief) });

/** Records what the person wants made at a studio, or takes it back; every surface has it at once. */
export async function stateBrief(stated: unknown): Promise<Outcome> {
  const parsed = Stated.safeParse(stated);
  if (!parsed.success) return misfit(parsed.error, 'brief');
  return stateOwn([{ type: 'brief.stated', ...parsed.data }], 'The brief was not stored.');
}
