import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import type { Instant } from '../id.ts';
import { isZone, zoned } from '../reset-day.ts';
import type { Grant } from './grant.ts';

type Renewing = Pick<Grant, 'since' | 'renews' | 'expiresAt'>;
/** Between `from` and the renewal it stays the next one. */
type Known = { zone: string; from: Instant; renewal: Instant | null };
const known = new WeakMap<Renewing, Known>();

/**
 * The first renewal after `at`; null where there is none. It keeps the wall clock of `since` across
 * changes of the clocks, and where a month is too short it comes on its last day, without moving
 * the later ones. The latest answer is remembered, since the gate asks for it at each request.
 *
 * @param zone IANA name; one that this engine does not know is taken for UTC.
 */
export function renewalAfter(grant: Renewing, zone: string, at: Instant): Instant | null {
  if (grant.renews === 'none') return null;
  const last = known.get(grant);
  const holds = last?.zone === zone && last.from <= at;
  if (holds && (last.renewal === null || at < last.renewal)) return last.renewal;
  const renewal = findRenewal(grant, zone, at);
  known.set(grant, { zone, from: at, renewal });
  return renewal;
}

function findRenewal(
  { since, renews, expiresAt }: Renewing,
  zone: string,
  at: Instant,
): Instant | null {
  const known = isZone(zone) ? zone : 'UTC';
  const anchor = zoned(since, known);
  const until = zoned(Math.max(at, since), known);
  const [diff, add] =
    renews === 'daily'
      ? [ZonedDateTime.diffDays, ZonedDateTime.addDays]
      : [ZonedDateTime.diffMonths, ZonedDateTime.addMonths];
  const passed = diff(anchor, until, 'trunc');
  for (let n = Math.max(1, passed); ; n += 1) {
    // From the anchor each time: the 31st comes back after a February.
    const renewal = add(anchor, n).epochMilliseconds;
    if (expiresAt !== null && renewal >= expiresAt) return null;
    if (renewal > at) return renewal;
  }
}

/** When what is left of it will be lost, as seen at `at`; null: nothing ends it. */
export function endAfter(
  grant: Renewing & Pick<Grant, 'rollsOver'>,
  zone: string,
  at: Instant,
): Instant | null {
  const renewal = grant.rollsOver ? null : renewalAfter(grant, zone, at);
  return renewal ?? grant.expiresAt;
}
