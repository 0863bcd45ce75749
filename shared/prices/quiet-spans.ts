import type { BalancePoint } from '../balance-trail.ts';
import type { Instant } from '../id.ts';
import { UNDER_WAY_MS } from '../under-way.ts';
import type { SentRecord } from './paid.ts';

/** What lies between two balances, each seen while nothing of ours was under way. */
export type QuietSpan = {
  from: Instant;
  to: Instant;
  /** The first balance less the second. */
  taken: number;
  sent: SentRecord[];
  /** One of them was lost sight of: nobody knows whether and when it was paid. */
  lost: boolean;
  /** A reset day ended in between, and with it credits may have come or gone. */
  overnight: boolean;
};

/** @param records of one site, in order. */
export function quietSpans(
  trail: readonly BalancePoint[],
  records: readonly SentRecord[],
): QuietSpan[] {
  const first = trail[0]?.at ?? 0;
  const sent = records.filter((one) => endOf(one) >= first);
  const spans: QuietSpan[] = [];
  let before: BalancePoint | null = null;
  let begun = 0;
  let open: SentRecord[] = [];
  let inside: SentRecord[] = [];
  for (const point of trail) {
    while (begun < sent.length && startOf(sent[begun] as SentRecord) < point.at) {
      const one = sent[begun] as SentRecord;
      open.push(one);
      inside.push(one);
      begun += 1;
    }
    open = open.filter((one) => endOf(one) > point.at);
    if (open.length > 0) continue;
    // What began before the first balance says nothing that could be told apart.
    if (before && inside.every((one) => startOf(one) >= (before as BalancePoint).at))
      spans.push({
        from: before.at,
        to: point.at,
        taken: before.value.balance - point.value.balance,
        sent: inside,
        lost: inside.some(({ end }) => end === null),
        overnight: before.value.day !== point.value.day,
      });
    before = point;
    inside = [];
  }
  return spans;
}

function startOf({ at, holdMs }: SentRecord): Instant {
  return at + (holdMs ?? 0);
}

function endOf(one: SentRecord): Instant {
  return one.endedAt ?? startOf(one) + (one.latencyMs ?? UNDER_WAY_MS);
}
