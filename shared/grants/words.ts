import { type Credits, formatCredits } from '../credit.ts';
import type { Instant } from '../id.ts';
import { zonedNow } from '../zoned-now.ts';
import type { GrantKind } from './grant.ts';
import { type BucketView, losesSoon } from './kept.ts';

export const KIND_WORDS: Record<GrantKind, string> = {
  daily: 'daily',
  plan: 'plan',
  'top-up': 'top-up',
  free: 'free',
};

/** `00:00`, or with the day where that is not the one of `now`: `00:00 on 2026-12-01`. */
export function momentText(at: Instant, zone: string, now: Instant): string {
  const { day, hour, minute } = zonedNow(at, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(hour)}:${two(minute)}`;
  // The end of today is tomorrow's midnight, and nobody calls it tomorrow.
  const isTonight = zonedNow(at - 1, zone).day === zonedNow(now, zone).day;
  return isTonight ? time : `${time} on ${day}`;
}

/** What is lost next if it is not spent within a day; null: nothing is. */
export function losesNext(views: readonly BucketView[], now: Instant): BucketView | null {
  const soon = views.filter((one) => losesSoon(one, now));
  return soon.reduce<BucketView | null>(
    (first, one) => (first === null || one.endsAt! < first.endsAt! ? one : first),
    null,
  );
}

/** `Use 40 daily credits before 00:00: they do not stack.` */
export function lossText({ grant, left, endsAt }: BucketView, zone: string, now: Instant): string {
  const why = grant.renews === 'none' ? 'they end then' : 'they do not stack';
  const what = `${formatCredits(left)} ${KIND_WORDS[grant.kind]} credits`;
  return `Use ${what} before ${momentText(endsAt ?? now, zone, now)}: ${why}.`;
}

/** `12 credits more than your buckets explain`; null where they explain the balance, or nobody knows. */
export function unattributedText(unattributed: number | null): string | null {
  if (unattributed === null || unattributed === 0) return null;
  const more = unattributed > 0 ? 'more' : 'fewer';
  return `${formatCredits(Math.abs(unattributed))} credits ${more} than your buckets explain`;
}

/** What was charged with every bucket empty; null where nothing was. */
export function beyondText(beyond: Credits): string | null {
  return beyond === 0 ? null : `${formatCredits(beyond)} credits were charged beyond your buckets`;
}
