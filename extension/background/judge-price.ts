import type { Id, Site } from '../../shared/id.ts';
import type { Outcome } from '../messages.ts';
import { openDb } from './db.ts';
import { stateOwn } from './state-own.ts';

/**
 * Records whether a charge is the price from now on; null takes that back. @param only a page's own
 * site, whose generations alone it may judge; null for our own pages.
 */
export async function judgePrice(
  generation: Id,
  learn: boolean | null,
  only: Site | null,
): Promise<Outcome> {
  const known = await (await openDb()).get('generations', generation);
  if (!known || (only !== null && known.site !== only))
    return { ok: false, why: 'This generation is not known here.' };
  const body = { type: 'price.judged', site: known.site, generation, learn } as const;
  return stateOwn([body], 'It was not stored.');
}
