import { formatCredits } from '../../shared/credit.ts';
import type { DayOutlook } from '../../shared/day-outlook.ts';
import { causeIn, type DayShares } from '../../shared/day-shares.ts';
import {
  causeText,
  chanceText,
  lapseText,
  paceText,
  runOutTime,
  termText,
} from '../../shared/forecast/forecast-words.ts';
import { momentText } from '../../shared/grants/words.ts';
import { BandChart } from './band-chart.tsx';
import { ForecastScore } from './forecast-score.tsx';
import { until } from './format.ts';
import { Line } from './line.tsx';

type Props = {
  outlook: DayOutlook;
  /** What today's credits went to. */
  today: DayShares | undefined;
  /** `short`: the day alone, in the few lines that a popup has; `full`: all of it, with the chart. */
  look: 'short' | 'full';
};

/** Where the day is heading, how sure that is, and how earlier forecasts did; or why there is none. */
export function Forecast({ outlook, today, look }: Props) {
  const { forecast, missing, scores, at, zone } = outlook;
  if (!forecast && look === 'short')
    return (
      <p class="small soft">{scores?.withdrawn ? `Forecast ${missing}` : 'No forecast yet'}</p>
    );
  if (!forecast)
    return (
      <div class="stack tight">
        <p class="small soft">
          <strong>No forecast:</strong> {missing}.
          {scores?.withdrawn &&
            ' It goes on being made and scored, and is back once it holds again.'}
        </p>
        {scores && <ForecastScore scores={scores} zone={zone} />}
      </div>
    );
  const { low, likely, high, lapses, term } = forecast;
  const short = (forecast.runOut ?? 0) >= 0.5;
  const cause = today && short ? causeIn(today) : null;
  return (
    <div class="stack tight forecast">
      {look === 'full' && <BandChart outlook={outlook} />}
      <dl>
        <Line name={`Until ${momentText(forecast.until, zone, at)}`}>
          {low === high ? formatCredits(low) : `${formatCredits(low)} to ${formatCredits(high)}`}{' '}
          more
          <span class="soft">
            {low !== high && ` · likely ${formatCredits(likely)}`}
            {look === 'short' && <span class="nowrap"> · {until(forecast.until, at)}</span>}
          </span>
        </Line>
        {forecast.runOut !== null && (
          <Line name="Runs out">
            <span class={short ? 'red' : ''}>{chanceText(forecast.runOut)}</span>
            <RunOutWhen outlook={outlook} />
          </Line>
        )}
        {look === 'full' && outlook.leftIs === 'day' && outlook.left !== null && (
          <Line name="Pace">{paceText({ ...outlook, left: outlook.left }) ?? 'too early'}</Line>
        )}
      </dl>
      {cause && <p class="small soft">{causeText(cause)}</p>}
      {lapses.map((one) => (
        <p key={one.kind} class="small soft">
          {lapseText(one, zone, at)}.
        </p>
      ))}
      {look === 'full' && term && <p class="small soft">{termText(term, zone, at)}.</p>}
      {scores && <ForecastScore scores={scores} zone={zone} folded={look === 'short'} />}
    </div>
  );
}

/** The time and how long it is until then. */
function RunOutWhen({ outlook }: { outlook: DayOutlook }) {
  const { forecast, at, zone } = outlook;
  const { when, runOut } = forecast ?? {};
  if (!when || !runOut || runOut < 0.1) return null;
  const time = runOutTime(when, zone, at);
  return (
    <span class="soft">
      {time && ` · ${time}`}
      {when.likely !== null && <span class="nowrap"> · {until(when.likely, at)}</span>}
    </span>
  );
}
