import type { Site } from '../id.ts';
import type { Stats } from '../stats.ts';
import { type Burning, burningOf } from './burning.ts';

/**
 * The buckets of a studio, kept up from the first time that they are asked for; null where none are
 * stated.
 */
export function burningIn(stats: Stats, site: Site): Burning | null {
  const known = stats.tally.burning.get(site);
  if (known) return known;
  const statement = stats.grants.get(site)?.value;
  if (!statement || statement.grants.length === 0) return null;
  const burning = burningOf(statement, stats.generations.values(), site);
  stats.tally.burning.set(site, burning);
  return burning;
}
