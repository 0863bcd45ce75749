import type * as z from 'zod/mini';
import type { EventBody } from '../../shared/event.ts';
import type { Outcome } from '../messages.ts';
import { admit, ownObservation } from './admit.ts';
import { flush } from './sync.ts';
import { refreshView } from './view.ts';

/**
 * Records what the person states of one studio, at least one thing; every surface has it at once.
 *
 * @param otherwise said where it was not stored and nothing tells why.
 */
export async function stateOwn(
  bodies: readonly EventBody[],
  otherwise: string,
  now = Date.now(),
): Promise<Outcome> {
  const events = bodies.map((body) => ownObservation(body, now));
  const { stored, refused } = await admit(events, bodies[0]!.site);
  if (stored === 0) return { ok: false, why: refused[0] ?? otherwise };
  await refreshView();
  void flush();
  return { ok: true };
}

/** What was stated does not fit; names where, or `whole` where that is all of it. */
export function misfit({ issues: [issue] }: z.core.$ZodError, whole: string): Outcome {
  return { ok: false, why: `${issue?.path.join('.') || whole}: ${issue?.message}.` };
}
