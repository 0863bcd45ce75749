import { countdownWords, seconds } from '../../shared/countdown.ts';
import { formatAmount, formatCredits } from '../../shared/credit.ts';
import type { DayOutlook } from '../../shared/day-outlook.ts';
import { scoreText } from '../../shared/forecast/forecast-words.ts';
import { aheadWords, BandChart } from './band-chart.tsx';
import type { Hint } from './hint.ts';
import { WayTable } from './way-table.tsx';

/** Where the credits run out less often than this, a picture of the day tells nothing. */
const TOLD_FROM = 0.05;

type Props = {
  hint: Hint;
  /** The line is but a dot: its words stand here. */
  small: boolean;
};

/** What stands behind the line: where the price is from, and where the day is heading. */
export function HintCard({ hint, small }: Props) {
  const { lead, advice, quoted, source, perItem, outlook, size, money, running } = hint;
  const { because, excerpts, outlooks, accepts } = hint;
  const score = outlook?.scores ? scoreText(outlook.scores) : null;
  return (
    <div class="card" role="tooltip">
      {advice && small && <p class="advice">{lead}</p>}
      {because && because !== lead && <p>{because}</p>}
      {advice &&
        excerpts.map(({ before, words, after }) => (
          <p key={`${before}${words}`} class="excerpt">
            {before}
            <u>{words}</u>
            {after}
          </p>
        ))}
      {advice && (
        <p class="soft">
          {accepts && (
            <>
              <kbd>Enter</kbd> chooses {accepts},{' '}
            </>
          )}
          <kbd>Esc</kbd> dismisses
        </p>
      )}
      <p>
        <strong>{formatAmount(quoted)} cr</strong>{' '}
        <span class="soft">
          {perItem && `${formatAmount(perItem)} each, `}
          {money && `${money} by your plan, `}
          {source}
        </span>
      </p>
      {running && (
        <p class="soft">
          {countdownWords(running.state)}, {seconds(running.state.elapsed)} so far
          {running.state.nine !== null && `, 9 of 10 by ${seconds(running.state.nine)}`}
          {running.latency?.over && ` (${running.latency.over})`}
        </p>
      )}
      {outlooks.length > 1 && <WayTable outlooks={outlooks} />}
      {size?.words.map((words) => (
        <p class="soft">{words}</p>
      ))}
      {outlook && <Day outlook={outlook} />}
      {outlook?.forecast && score && <p class="soft">Forecasts, {score}</p>}
    </div>
  );
}

/** Spent, and where it is heading; the picture only where the credits may not last. */
function Day({ outlook }: { outlook: DayOutlook }) {
  const { forecast, missing, spent, unknown, reserved } = outlook;
  return (
    <>
      {forecast && (forecast.runOut ?? 0) >= TOLD_FROM && <BandChart outlook={outlook} />}
      <p class="soft">
        {unknown > 0 && 'At least '}
        {formatCredits(spent)} spent today
        {unknown > 0 && ` (${unknown} with unknown charge)`}
        {reserved > 0 && `, ${formatCredits(reserved)} set aside`}.{' '}
        {forecast ? aheadWords(outlook) : `Forecast: ${missing}.`}
      </p>
    </>
  );
}
