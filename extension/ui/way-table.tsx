import { seconds as timeText } from '../../shared/countdown.ts';
import { formatExpected } from '../../shared/credit.ts';
import { TIER_LABEL } from '../../shared/tier.ts';
import type { Spread, WayOutlook } from '../../shared/usable/way-outlook.ts';

const WIDTH = 120;
const HEIGHT = 12;

/**
 * What one usable final takes, tier by tier: how often a picture is usable, the credits that are
 * expected with the middle 80 % as a bar, and the time. What is known of no tier has no column.
 */
export function WayTable({ outlooks }: { outlooks: readonly WayOutlook[] }) {
  const most = Math.max(...outlooks.map(({ credits }) => credits?.high ?? 0));
  // Drafts of every lighter tier are promoted to the same one.
  const final = outlooks.find(({ promotesTo }) => promotesTo !== null)?.promotesTo;
  const rated = outlooks.reduce((sum, { reviewed }) => sum + reviewed, 0);
  const priced = outlooks.some(({ credits }) => credits !== null);
  const timed = outlooks.some(({ seconds }) => seconds !== null);
  return (
    <table class="ways">
      <caption>
        Until one usable final{final && ` in ${TIER_LABEL[final]}`}{' '}
        <span class="soft">
          · {rated > 0 ? `${rated} rated` : 'none rated yet'}
          {!priced && ', prices not seen yet'}
        </span>
      </caption>
      <thead class="soft">
        <tr>
          <td />
          <th scope="col">usable</th>
          {priced && (
            <th scope="col" colSpan={2}>
              credits
            </th>
          )}
          {timed && <th scope="col">time</th>}
        </tr>
      </thead>
      <tbody>
        {outlooks.map(({ tier, credits, seconds, usable }) => (
          <tr key={tier}>
            <th scope="row">{TIER_LABEL[tier]}</th>
            <td>
              {Math.round(usable.low * 100)}–{Math.round(usable.high * 100)} %
            </td>
            {priced && (
              <>
                <td>{credits ? `~${formatExpected(credits.expected)}` : '?'}</td>
                <td>{credits && <Bar spread={credits} most={most} />}</td>
              </>
            )}
            {timed && <td>{seconds ? `~${timeText(seconds.expected * 1000)}` : '?'}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ spread, most }: { spread: Spread; most: number }) {
  const x = (credits: number) => (most === 0 ? 0 : (WIDTH * credits) / most);
  const middle = HEIGHT / 2;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH * 0.4}
      height={HEIGHT}
      role="img"
      aria-label={`${between(spread)} credits in 8 of 10 cases`}
    >
      <line class="reach" x1={x(spread.low)} x2={x(spread.high)} y1={middle} y2={middle} />
      <circle class="likely" cx={x(spread.expected)} cy={middle} r="3.5" />
    </svg>
  );
}

function between({ low, high }: Spread): string {
  return `${formatExpected(low)} to ${formatExpected(high)}`;
}
