import { formatCredits } from '../../shared/credit.ts';
import { beyondText, KIND_WORDS, unattributedText } from '../../shared/grants/words.ts';
import type { Instant } from '../../shared/id.ts';
import { count } from '../../shared/report/words.ts';
import type { Column } from '../table.ts';
import type { Buckets } from './buckets-view.ts';
import { minuteText } from './words.ts';

type Bucket = Buckets['buckets'][number];

/** A row for each bucket that is not over, in burn order, under these. */
export const BUCKET_COLUMNS: Column[] = [
  { title: 'Bucket' },
  { title: 'Left', align: 'right' },
  { title: 'Of', align: 'right' },
  { title: 'Lost at' },
  { title: 'Renews' },
];

export function bucketRows({ buckets, unknown }: Buckets): string[][] {
  return buckets
    .filter(({ state }) => state !== 'ended')
    .map((one) => [
      KIND_WORDS[one.kind],
      one.state === 'later'
        ? `from ${minuteText(one.since)}`
        : `${unknown > 0 ? 'at most ' : ''}${formatCredits(one.left)}`,
      formatCredits(one.credits),
      one.endsAt === null ? 'never' : minuteText(one.endsAt),
      renewsText(one),
    ]);
}

/** What the buckets do not explain, one sentence each. */
export function bucketNotes({ unattributed, beyond, unknown }: Buckets): string[] {
  return [
    unattributedText(unattributed),
    beyondText(beyond),
    unknown > 0 ? `${count(unknown, 'charge')} since they were stated not known` : null,
  ].flatMap((note) => (note === null ? [] : [`${note}.`]));
}

/** `12 daily until 2026-11-25 00:00, 480 plan, 100 top-up`, in burn order. */
export function bucketsLine({ buckets }: Buckets): string {
  const open = buckets.filter(({ state, left }) => state === 'open' && left > 0);
  if (open.length === 0) return 'all empty';
  return open
    .map((one) => `${formatCredits(one.left)} ${KIND_WORDS[one.kind]}${until(one.endsAt)}`)
    .join(', ');
}

function until(endsAt: Instant | null): string {
  return endsAt === null ? '' : ` until ${minuteText(endsAt)}`;
}

function renewsText({ renews, renewsAt, rollsOver }: Bucket): string {
  if (renews === 'none' || renewsAt === null) return '';
  return `${renews}, next ${minuteText(renewsAt)}${rollsOver ? ', rolls over' : ''}`;
}
