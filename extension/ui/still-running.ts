import type { Instant } from '../../shared/id.ts';
import type { RecentGeneration } from '../../shared/snapshot.ts';

/** What is under way for longer has been lost sight of. */
const UNDER_WAY_MS = 15 * 60_000;

/** Those that went to the studio and of which nothing came back yet, the latest first. */
export function stillRunning(
  recent: readonly RecentGeneration[],
  now: Instant,
): RecentGeneration[] {
  return recent.filter(
    ({ outcome, end, at }) => outcome === 'released' && end === null && now - at < UNDER_WAY_MS,
  );
}
