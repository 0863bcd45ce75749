import { formatCredits } from '../../shared/credit.ts';
import type { Instant } from '../../shared/id.ts';
import { dayIn } from '../../shared/price-words.ts';
import type { SiteSummary } from '../../shared/snapshot.ts';
import { Line } from './line.tsx';

const NEWS_MS = 14 * 86_400_000;

type Props = { summary: SiteSummary; now: Instant };

/** Prices that changed of late, and what the balance lost without anything seen here. */
export function PriceChanges({ summary, now }: Props) {
  const { prices, unseen, reset } = summary;
  const zone = reset?.zone ?? 'UTC';
  const changed = prices.filter(
    ({ since, was, otherPlan }) =>
      since !== undefined && was !== undefined && !otherPlan && since > now - NEWS_MS,
  );
  return (
    <>
      {changed.slice(0, 3).map(({ key, credits, since, was }) => (
        <Line
          key={JSON.stringify(key)}
          name={[key.model ?? 'Price', key.resolution].filter(Boolean).join(' ')}
        >
          {formatCredits(credits)} cr since {dayIn(since ?? now, zone)}
          <span class="soft"> · was {formatCredits(was ?? null)}</span>
        </Line>
      ))}
      {unseen && (
        <Line name="Unseen spend">
          at least {formatCredits(unseen.credits)}
          <span class="soft"> · since {dayIn(unseen.since, zone)}</span>
        </Line>
      )}
    </>
  );
}
