import type { Instant } from '../../shared/id.ts';
import type { RecentGeneration } from '../../shared/snapshot.ts';
import { UNDER_WAY_MS } from '../../shared/under-way.ts';

/** Those that went to the studio and of which nothing came back yet, the latest first. */
export function stillRunning(
  recent: readonly RecentGeneration[],
  now: Instant,
): RecentGeneration[] {
  return recent.filter(
    ({ outcome, end, at }) => outcome === 'released' && end === null && now - at < UNDER_WAY_MS,
  );
}
