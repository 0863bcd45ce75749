import { countdownWords, seconds } from '../../shared/countdown.ts';
import { formatAmount, formatCredits } from '../../shared/credit.ts';
import { scoreText } from '../../shared/forecast/forecast-words.ts';
import { BandChart, inWords } from './band-chart.tsx';
import type { Hint } from './hint.ts';
import { WayTable } from './way-table.tsx';

/** What stands behind the line: where the price is from, and where the day is heading. */
export function HintCard({ hint }: { hint: Hint }) {
  const { lead, advice, quoted, source, perItem, outlook, size, money, running } = hint;
  const { because, excerpts, outlooks, accepts } = hint;
  const score = outlook?.scores ? scoreText(outlook.scores) : null;
  return (
    <div class="card" role="tooltip">
      {advice && <p class="advice">{lead}</p>}
      {advice &&
        excerpts.map(({ before, words, after }) => (
          <p key={`${before}${words}`} class="excerpt">
            {before}
            <u>{words}</u>
            {after}
          </p>
        ))}
      {because && because !== lead && <p class="soft">{because}</p>}
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
        <strong>{formatAmount(quoted)} cr</strong> <span class="soft">{source}</span>
      </p>
      {money && <p class="soft">{money} by your plan; other buckets may have cost otherwise</p>}
      {running && (
        <p class="soft">
          {countdownWords(running.state)}, {seconds(running.state.elapsed)} so far
          {running.state.nine !== null && `, 9 of 10 by ${seconds(running.state.nine)}`}
          {running.latency?.over && ` (${running.latency.over})`}
        </p>
      )}
      {perItem && <p class="soft">{formatAmount(perItem)} cr each</p>}
      {outlooks.length > 1 && <WayTable outlooks={outlooks} />}
      {size?.words.map((words) => (
        <p class="soft">{words}</p>
      ))}
      {outlook && (
        <>
          <p class="soft">
            {outlook.unknown > 0 && 'At least '}
            {formatCredits(outlook.spent)} spent today
            {outlook.unknown > 0 && ` (${outlook.unknown} with unknown charge)`}
            {outlook.reserved > 0 && `, ${formatCredits(outlook.reserved)} set aside`}
          </p>
          {outlook.forecast ? (
            <>
              <BandChart outlook={outlook} />
              <p class="soft">{inWords(outlook)}</p>
            </>
          ) : (
            <p class="soft">Forecast: {outlook.missing}.</p>
          )}
          {outlook.forecast && score && <p class="soft">Forecasts, {score}</p>}
        </>
      )}
    </div>
  );
}
