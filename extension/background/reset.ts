import type { ResetDay } from '../../shared/event.ts';
import type { Instant } from '../../shared/id.ts';
import { dayAt, isZone } from '../../shared/reset-day.ts';

/**
 * The reset day of an instant: in the zone that the studio states now, else the one it stated
 * before, else the browser's own, which is then only assumed.
 */
export function resetDay(at: Instant, stated: string | null, before: string | null): ResetDay {
  for (const zone of [stated, before])
    if (zone !== null && isZone(zone)) return { zone, day: dayAt(at, zone), source: 'site' };
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = isZone(own) ? own : 'UTC';
  return { zone, day: dayAt(at, zone), source: 'assumed' };
}
