import type { Id } from '../../shared/id.ts';
import type { Ledger } from '../ledger.ts';
import type { Followed } from './followed.ts';

/** Events that are looked through: what was under way when a companion died lies at the end. */
const TAIL = 20_000;

/**
 * Of generations that are open, those that scripts sent through an earlier start of this companion.
 * With it their answers are gone, and nobody else will tell what became of them; of all others a
 * browser may.
 */
export async function brokenOff(
  ledger: Pick<Ledger, 'events' | 'position'>,
  device: Id,
  open: readonly Followed[],
): Promise<Followed[]> {
  if (open.length === 0) return [];
  const awaited = new Map(open.map((one) => [one.generation, one]));
  const found: Followed[] = [];
  for await (const event of ledger.events({ after: Math.max(0, ledger.position - TAIL) })) {
    if (event.type !== 'generation.requested' || event.device !== device) continue;
    const one = awaited.get(event.generation);
    if (one) found.push(one);
  }
  return found;
}
