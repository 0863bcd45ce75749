import type { CapLeft, CapsLeft } from '../../shared/caps-left.ts';
import { formatCredits } from '../../shared/credit.ts';
import type { Instant } from '../../shared/id.ts';
import type { UnseenSpend } from '../../shared/prices/unseen-spend.ts';
import type { Spending } from './status-view.ts';

/** `2026-11-24 12:00` on this machine's wall clock. */
export function minuteText(at: Instant): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `4 min ago`, `3 h ago`, `2 days ago`. */
export function ageText(at: Instant, now: Instant): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  const days = Math.floor(minutes / (24 * 60));
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** `at most 12 of 50`; `? of 50` where the studio's day is not known. */
export function limitText({ cap, left, atMost }: CapLeft): string {
  return `${atMost ? 'at most ' : ''}${formatCredits(left)} of ${formatCredits(cap)}`;
}

/** `40, which leaves 12 for drafts`. */
export function finalsText({ kept, drafts }: NonNullable<CapsLeft['finals']>): string {
  return `${formatCredits(kept)}, which leaves ${formatCredits(drafts)} for drafts`;
}

/** Known charges, and how many are missing in them: `12`, `12 + 2 unknown`, `?`. */
export function spentText({ credits, unknown }: Spending): string {
  if (credits === null || unknown === 0) return formatCredits(credits);
  return `${formatCredits(credits)} + ${unknown} unknown`;
}

/** `at least 45 since 2026-11-12 09:30: another device, or credits that expired`. */
export function unseenLine({ credits, since }: UnseenSpend): string {
  const amount = `at least ${formatCredits(credits)} since ${minuteText(since)}`;
  return `${amount}: another device, or credits that expired`;
}
