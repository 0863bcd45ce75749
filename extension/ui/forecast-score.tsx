import { formatCredits } from '../../shared/credit.ts';
import type { ForecastScores } from '../../shared/forecast/forecast-scores.ts';
import { scoreText } from '../../shared/forecast/forecast-words.ts';
import type { ScoredForecast } from '../../shared/forecast/score.ts';
import { zonedNow } from '../../shared/zoned-now.ts';
import { plural } from './format.ts';

type Props = {
  scores: ForecastScores;
  zone: string;
  /** The one line alone. */
  folded?: boolean;
};

/** How earlier forecasts did: a dot for each of the last, and each with what came of it on demand. */
export function ForecastScore({ scores, zone, folded = false }: Props) {
  const { last, list, unknown } = scores;
  const text = scoreText(scores);
  const line = (
    <>
      <span class="score-dots" aria-hidden="true">
        {last.map((isInside, i) => (
          <span key={i} class={isInside ? 'inside' : 'outside'} />
        ))}
      </span>
      <span class="nowrap">{text ?? 'Forecasts: none scored yet'}</span>
    </>
  );
  if (folded) return text === null ? null : <p class="small soft row score">{line}</p>;
  return (
    <details class="small score">
      <summary class="row soft">{line}</summary>
      <ol class="score-list">
        {list.map((one) => (
          <li key={one.at} class="row">
            <span class="soft nowrap">{whenText(one, zone)}</span>
            <span class="grow">
              {formatCredits(one.low)} to {formatCredits(one.high)}
            </span>
            <Came scored={one} />
          </li>
        ))}
      </ol>
      <p class="soft">
        Of each day the first one counts, and eight in ten should be inside.
        {unknown > 0 && ` On ${plural(unknown, 'day')} a charge is not known, so none was scored.`}
      </p>
    </details>
  );
}

function Came({ scored }: { scored: ScoredForecast }) {
  const { state, spent, ranOut } = scored;
  if (state === 'open') return <span class="soft">not over yet</span>;
  if (state === 'unknown') return <span class="soft">a charge is not known</span>;
  return (
    <span class={state === 'inside' ? 'soft' : 'amber-text'}>
      {formatCredits(spent)}
      {ranOut && ' or more'}, {state}
    </span>
  );
}

function whenText({ at }: ScoredForecast, zone: string): string {
  const { day, hour, minute } = zonedNow(at, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.slice(5)} ${two(hour)}:${two(minute)}`;
}
