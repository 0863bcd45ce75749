import type { Credits } from '../../shared/credit.ts';
import { groundOf, type Standing } from '../../shared/ground.ts';
import type { Instant } from '../../shared/id.ts';
import { leftOf } from '../../shared/request-facts.ts';
import type { Deps } from '../deps.ts';

/** Of no request in particular. */
const NOTHING: Standing['request'] = { kind: 'text-to-image', parents: [], promotedFrom: null };

/**
 * Credits that may still be spent: the least of what the person's caps leave and of the balance as
 * last stated, less all that is set aside. Null where none of them is known.
 */
export function remaining(
  { ledger, rules }: Pick<Deps, 'ledger' | 'rules'>,
  { site, reset, project }: Pick<Standing, 'site' | 'reset' | 'project'>,
  now: Instant,
): Credits | null {
  const standing: Standing = {
    site,
    reset,
    project,
    generation: null,
    concept: null,
    request: NOTHING,
  };
  return leftOf(groundOf(ledger.stats, rules.data, standing, now), project);
}
