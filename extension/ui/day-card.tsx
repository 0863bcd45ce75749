import type { CapLeft, CapsLeft } from '../../shared/caps-left.ts';
import { formatCredits } from '../../shared/credit.ts';
import type { DayOutlook } from '../../shared/day-outlook.ts';
import type { Instant } from '../../shared/id.ts';
import type { SiteSummary } from '../../shared/snapshot.ts';
import { Balance } from './balance.tsx';
import { Buckets } from './buckets.tsx';
import { Forecast } from './forecast.tsx';
import { ago, plural, until } from './format.ts';
import { Line } from './line.tsx';
import { PriceChanges } from './price-changes.tsx';

type Props = { summary: SiteSummary; outlook: DayOutlook; now: Instant; project: string | null };

/** Balance, today, and where today is heading; or what is missing to say so. */
export function DayCard({ summary, outlook, now, project }: Props) {
  const { balance, reset } = summary;
  const { spent, unknown, reserved, generations } = outlook;
  const resetsAt = balance?.daily?.resetsAt ?? null;
  return (
    <section class="card stack" aria-label="Credits">
      <Balance outlook={outlook} />
      <Buckets summary={summary} now={now} look="list" />
      <dl>
        <Line name="Spent today">
          {unknown > 0 && 'at least '}
          {formatCredits(spent)}
          <span class="soft"> · {plural(generations, 'generation')}</span>
        </Line>
        {unknown > 0 && <Line name="Charge unknown">{plural(unknown, 'generation')}</Line>}
        {reserved > 0 && <Line name="Set aside">{formatCredits(reserved)}</Line>}
        <Limits caps={outlook.caps} project={project} />
        <Line name="Balance">
          {balance ? formatCredits(balance.credits) : '?'}
          <span class="soft"> · {balance ? `seen ${ago(balance.at, now)}` : 'not seen yet'}</span>
        </Line>
        <Line name="Resets">
          {resetsAt !== null && resetsAt > now ? until(resetsAt, now) : 'at 00:00'}
          {reset && (
            <span class="soft">
              {' '}
              · {reset.zone}
              {reset.source === 'assumed' && ', assumed'}
            </span>
          )}
        </Line>
        <PriceChanges summary={summary} now={now} />
      </dl>
      <Forecast outlook={outlook} today={summary.today} look="full" />
    </section>
  );
}

/** What each limit that is set leaves; of the projects' the chosen one alone. */
function Limits({ caps, project }: { caps: CapsLeft; project: string | null }) {
  const { daily, weekly, projects, finals } = caps;
  const own = projects.find((one) => one.project === project);
  return (
    <>
      {daily && <Line name="Limit today">{limitText(daily)}</Line>}
      {weekly && <Line name="Limit this week">{limitText(weekly)}</Line>}
      {own && <Line name={`Limit of ${own.project}`}>{limitText(own)}</Line>}
      {finals && (
        <Line name="Kept for finals">
          {formatCredits(finals.kept)}
          <span class="soft"> · {formatCredits(finals.drafts)} left for drafts</span>
        </Line>
      )}
    </>
  );
}

function limitText({ cap, left, atMost }: CapLeft): string {
  return `${atMost ? 'at most ' : ''}${formatCredits(left)} left of ${formatCredits(cap)}`;
}
