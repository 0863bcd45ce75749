import type { EventBody } from '../../shared/event.ts';
import type { Outcome } from '../messages.ts';
import { admit, ownObservation } from './admit.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

/**
 * Records what the person states of an account; every surface has it at once.
 *
 * @param otherwise said where it was not stored and nothing tells why.
 */
export async function stateOwn(body: EventBody, otherwise: string): Promise<Outcome> {
  const { stored, refused } = await admit([ownObservation(body, Date.now())], body.site);
  if (stored === 0) return { ok: false, why: refused[0] ?? otherwise };
  await refreshView();
  void flush();
  return { ok: true };
}
