import type { Id, Site } from '../../shared/id.ts';
import { openDb } from './db.ts';
import { blank } from './track.ts';

/**
 * Notes that the answer to a request ended with nothing in it that is understood: nobody knows
 * whether the studio took it, and nobody waits for a word on it for as long as for others.
 */
export async function noteUnheard(generation: Id, site: Site): Promise<void> {
  const tx = (await openDb()).transaction('generations', 'readwrite');
  const now = Date.now();
  // The request itself may be on its way here yet.
  const known = (await tx.store.get(generation)) ?? blank(generation, site, now);
  if (known.site === site && known.task === null && known.end === null)
    await tx.store.put({ ...known, unheardAt: known.unheardAt ?? now });
  await tx.done;
}
