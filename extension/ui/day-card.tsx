import { formatCredits } from '../../shared/credit.ts';
import type { Instant } from '../../shared/id.ts';
import type { SiteSummary } from '../../shared/snapshot.ts';
import { BandChart, inWords } from './band-chart.tsx';
import { Chip } from './chip.tsx';
import { type DayOutlook, lasting } from './day-outlook.ts';
import { ago, plural, until } from './format.ts';
import { Line } from './line.tsx';

type Props = { summary: SiteSummary; outlook: DayOutlook; now: Instant };

/** Balance, today, and where today is heading; or what is missing to say so. */
export function DayCard({ summary, outlook, now }: Props) {
  const { balance, reset } = summary;
  const { left, leftToday, spent, unknown, reserved, generations, forecast } = outlook;
  const lasts = lasting(outlook);
  const resetsAt = balance?.daily?.resetsAt ?? null;
  return (
    <section class="card stack" aria-label="Credits">
      <div class="row">
        <p class="balance grow">
          <strong>{formatCredits(left)}</strong>{' '}
          <span class="soft">{leftToday ? 'left today' : 'credits left'}</span>
        </p>
        {lasts && (
          <Chip tone={lasts === 'lasts' ? 'accent' : lasts === 'may not last' ? 'amber' : 'red'}>
            {lasts}
          </Chip>
        )}
      </div>
      <dl>
        <Line name="Spent today">
          {unknown > 0 && 'at least '}
          {formatCredits(spent)}
          <span class="soft"> · {plural(generations, 'generation')}</span>
        </Line>
        {unknown > 0 && <Line name="Charge unknown">{plural(unknown, 'generation')}</Line>}
        {reserved > 0 && <Line name="Set aside">{formatCredits(reserved)}</Line>}
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
      </dl>
      {forecast ? (
        <div class="stack tight">
          <BandChart outlook={outlook} />
          <p class="small soft">{inWords(outlook)}</p>
        </div>
      ) : (
        <p class="small soft">
          <strong>Forecast: too early to say.</strong> Needs {outlook.missing}.
        </p>
      )}
    </section>
  );
}
