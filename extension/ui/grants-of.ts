import { type Grant, type GrantKind, USUAL_PRIORITY } from '../../shared/grants/grant.ts';
import type { BucketView } from '../../shared/grants/kept.ts';
import { momentOf, typedMoment } from '../../shared/grants/moment-of.ts';
import type { Id, Instant } from '../../shared/id.ts';
import type { SiteSummary } from '../../shared/snapshot.ts';
import { creditsOf } from './credits-of.ts';

/** What is typed into the boxes of one bucket. */
export type TypedGrant = {
  id: Id;
  kind: GrantKind;
  credits: string;
  /** Null: as it is reckoned, or all of it where that is not known. */
  left: string | null;
  since: string;
  lastDay: string;
  renews: Grant['renews'];
  rollsOver: boolean;
  priority: string;
};

type Box = 'credits' | 'left' | 'since' | 'lastDay' | 'priority';
export type GrantErrors = { [box in Box]: string | null };

/** The bucket that the boxes say; null where `errors` names a box that is wrong. */
export type GrantRead = { grant: Grant | null; errors: GrantErrors };

/** @param view the bucket as it is reckoned now; null: a new one. */
export function grantOf(
  typed: TypedGrant,
  view: BucketView | null,
  zone: string,
  now: Instant,
): GrantRead {
  const { id, kind, renews, lastDay } = typed;
  const rollsOver = renews !== 'none' && typed.rollsOver;
  const credits = creditsOf(typed.credits);
  const given = credits.credits;
  const since = momentOf(typed.since, zone);
  const expiresAt = lastDay.trim() === '' ? null : momentOf(lastDay, zone, true);
  const untouched = typed.left === null || typed.left.trim() === '';
  const said = creditsOf(typed.left ?? '');
  const reckoned = view?.state === 'open' ? view.left : given;
  const left = untouched ? reckoned : said.credits;
  const priority = typed.priority.trim() === '' ? USUAL_PRIORITY : Number(typed.priority);
  const errors: GrantErrors = {
    credits:
      typed.credits.trim() === ''
        ? 'How many credits it gives.'
        : (credits.error ?? (given ? null : 'More than none.')),
    left:
      said.error ??
      (left !== null && given !== null && left > given && !rollsOver
        ? `At most the ${given / 1000} that it gives.`
        : null),
    since: since === null ? `A day such as 2026-11-24, not "${typed.since.trim()}".` : null,
    lastDay:
      lastDay.trim() === ''
        ? null
        : expiresAt === null
          ? `A day such as 2026-12-31, not "${lastDay.trim()}".`
          : since !== null && expiresAt <= since
            ? 'Not before it was given.'
            : expiresAt <= now
              ? 'That is past. Remove a bucket that has ended.'
              : null,
    priority:
      Number.isInteger(priority) && priority >= 1 && priority <= 99
        ? null
        : `A whole number from 1 to 99, not "${typed.priority.trim()}".`,
  };
  const isValid = Object.values(errors).every((error) => error === null);
  if (!isValid || !given || left === null || since === null) return { grant: null, errors };
  const grant = { id, kind, credits: given, left, since, expiresAt, renews, rollsOver, priority };
  return { grant, errors };
}

/** What the boxes hold for a bucket that was stated. */
export function typedGrant({ grant }: BucketView, zone: string): TypedGrant {
  const { id, kind, credits, since, expiresAt, renews, rollsOver, priority } = grant;
  return {
    id,
    kind,
    credits: String(credits / 1000),
    left: null,
    since: typedMoment(since, zone),
    lastDay: expiresAt === null ? '' : typedMoment(expiresAt, zone, true),
    renews,
    rollsOver,
    priority: priority === USUAL_PRIORITY ? '' : String(priority),
  };
}

/** A daily allowance as the studio stated it. */
type Allowance = NonNullable<SiteSummary['balance']>['daily'];

/**
 * The boxes of one more bucket, which begins today. The first is the daily allowance, as far as the
 * studio states one.
 */
export function newGrant(
  id: Id,
  {
    isFirst,
    allowance,
    zone,
    now,
  }: {
    isFirst: boolean;
    allowance: Allowance;
    zone: string;
    now: Instant;
  },
): TypedGrant {
  const known = isFirst ? allowance : null;
  const isToday = known !== null && (known.resetsAt === null || known.resetsAt > now);
  const used = isToday ? known.used : null;
  const kind = isFirst ? 'daily' : 'top-up';
  return {
    id,
    kind,
    credits: known === null ? '' : String(known.limit / 1000),
    left: known && used !== null ? String(Math.max(0, known.limit - used) / 1000) : null,
    since: typedMoment(now, zone).slice(0, 10),
    lastDay: '',
    renews: USUALLY_RENEWS[kind],
    rollsOver: false,
    priority: '',
  };
}

/** What a bucket of this kind usually does; the person may say otherwise. */
export const USUALLY_RENEWS: Record<GrantKind, Grant['renews']> = {
  daily: 'daily',
  plan: 'monthly',
  'top-up': 'none',
  free: 'none',
};
