import { type Credits, formatCredits } from '../../shared/credit.ts';
import type { DayOutlook } from '../../shared/day-outlook.ts';
import { chanceText } from '../../shared/forecast/forecast-words.ts';

const WIDTH = 320;
const HEIGHT = 108;
const LEFT = 4;
const RIGHT = 44;
const TOP = 12;
const BOTTOM = 18;
const HOUR_MS = 3_600_000;

/**
 * The day as a picture: spent so far as steps, the rest as a fan between what quiet and busy days
 * like this took, and the line where the credits end. The same in words for whoever cannot see it.
 */
export function BandChart({ outlook }: { outlook: DayOutlook }) {
  const { forecast, curve, spent, hour, minute, left } = outlook;
  const time = hour + minute / 60;
  if (!forecast) return null;
  const { fan, until } = forecast;
  const limit = left === null ? null : spent + left;
  const top = Math.max(spent + forecast.high, 1000) * 1.12;
  const showLimit = limit !== null && limit <= top * 1.6;
  const max = showLimit ? Math.max(top, limit * 1.08) : top;
  const x = (h: number) => LEFT + ((WIDTH - LEFT - RIGHT) * h) / 24;
  const y = (credits: Credits) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * credits) / max;
  const steps = curve.map((credits, h) => `L${x(Math.min(h + 1, time))} ${y(credits)}`).join(' ');
  const now = `${x(time)} ${y(spent)}`;
  // Reckoned some minutes ago: what lies behind by now is left out.
  const coming = fan.filter(({ at }) => at > outlook.at);
  const along = (of: 'low' | 'likely' | 'high') =>
    coming.map((one) => `${x(24 - (until - one.at) / HOUR_MS)} ${y(spent + one[of])}`);
  const likely = spent + forecast.likely;
  return (
    <svg
      class="band"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label={inWords(outlook)}
    >
      <line class="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={y(0)} y2={y(0)} />
      {[0, 6, 12, 18, 24].map((h) => (
        <text key={h} x={x(h)} y={HEIGHT - 4} text-anchor={h === 0 ? 'start' : 'middle'}>
          {String(h).padStart(2, '0')}
        </text>
      ))}
      <path class="fan" d={`M${[now, ...along('high'), ...along('low').reverse()].join('L')}Z`} />
      <path class="likely" fill="none" d={`M${[now, ...along('likely')].join('L')}`} />
      <path class="spent" fill="none" stroke-linejoin="round" d={`M${x(0)} ${y(0)} ${steps}`} />
      <circle class="now" cx={x(time)} cy={y(spent)} r="3" />
      <text x={x(24) + 5} y={y(likely) + 4}>
        {formatCredits(likely)}
      </text>
      {showLimit && (
        <>
          <line class="limit" x1={LEFT} x2={WIDTH - RIGHT} y1={y(limit)} y2={y(limit)} />
          <text class="limit-label" x={LEFT} y={y(limit) - 3}>
            {formatCredits(limit)}: nothing left
          </text>
        </>
      )}
    </svg>
  );
}

/** The forecast as a sentence. */
export function inWords(outlook: DayOutlook): string {
  if (!outlook.forecast) return 'No forecast.';
  return `${formatCredits(outlook.spent)} credits spent so far. ${aheadWords(outlook)}`;
}

/** What is still to come until the reset; '' without a forecast. */
export function aheadWords({ spent, forecast, left }: DayOutlook): string {
  if (!forecast) return '';
  const { low, likely, high, runOut } = forecast;
  const total = (credits: Credits) => formatCredits(spent + credits);
  const chance =
    left === null || runOut === null
      ? ''
      : ` The ${formatCredits(left)} left last until then: ${chanceText(1 - runOut)}.`;
  const band = low === high ? '' : `, on most days between ${total(low)} and ${total(high)}`;
  return `By the reset probably ${total(likely)}${band}.${chance}`;
}
