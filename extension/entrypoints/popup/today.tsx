import { formatCredits } from '../../../shared/credit.ts';
import { dayOutlook } from '../../../shared/day-outlook.ts';
import type { DayAhead } from '../../../shared/forecast/day-ahead.ts';
import type { Instant } from '../../../shared/id.ts';
import type { Caps } from '../../../shared/rule.ts';
import type { SiteSummary } from '../../../shared/snapshot.ts';
import { Balance } from '../../ui/balance.tsx';
import { Buckets } from '../../ui/buckets.tsx';
import { Forecast } from '../../ui/forecast.tsx';
import { ago, plural } from '../../ui/format.ts';

/** `name`: the site, where it is not the one of the tab in front. */
type Props = {
  name: string | null;
  summary: SiteSummary;
  caps: Caps;
  /** Whose cap counts as well; null: none. */
  project: string | null;
  ahead: DayAhead | undefined;
  now: Instant;
};

/** The balance in large, and today in one line. */
export function Today({ name, summary, caps, project, ahead, now }: Props) {
  const outlook = dayOutlook(summary, caps, now, { project, ahead });
  const { spent, unknown, generations } = outlook;
  return (
    <section class="card" aria-label={`Credits on ${name ?? 'this site'}`}>
      {name && <h2 class="soft">{name}</h2>}
      <Balance outlook={outlook} />
      <Buckets summary={summary} now={now} look="line" />
      <p class="small soft">
        {generations === 0
          ? 'Nothing generated today'
          : `${unknown > 0 ? 'At least ' : ''}${formatCredits(spent)} spent today · ${plural(generations, 'generation')}`}
        {summary.balance && ` · seen ${ago(summary.balance.at, now)}`}
      </p>
      <Forecast outlook={outlook} today={summary.today} look="short" />
    </section>
  );
}
