import { seconds as timeText } from '../../shared/countdown.ts';
import { type Credits, formatCredits } from '../../shared/credit.ts';
import { TIER_LABEL } from '../../shared/tier.ts';
import type { Spread, WayOutlook } from '../../shared/usable/way-outlook.ts';

const WIDTH = 120;
const HEIGHT = 12;

/** What one usable final takes, tier by tier: what is expected, the middle 80 % as a bar, and the time. */
export function WayTable({ outlooks }: { outlooks: readonly WayOutlook[] }) {
  const most = Math.max(...outlooks.map(({ credits }) => credits?.high ?? 0));
  return (
    <table class="ways">
      <caption>Until one usable final</caption>
      <tbody>
        {outlooks.map(({ tier, promotesTo, credits, seconds, usable, reviewed }) => (
          <tr key={tier}>
            <th scope="row">
              {TIER_LABEL[tier]}
              {promotesTo && <span class="soft"> + {TIER_LABEL[promotesTo]}</span>}
              <br />
              <span class="soft">
                {Math.round(usable.low * 100)}–{Math.round(usable.high * 100)} % usable
                {reviewed > 0 && `, ${reviewed}\u00a0rated`}
              </span>
            </th>
            <td title={credits ? `${between(credits)} cr in 8 of 10` : undefined}>
              {credits ? `~${roughly(credits.expected)} cr` : '? cr'}
            </td>
            <td>{credits && <Bar spread={credits} most={most} />}</td>
            <td>{seconds ? `~${timeText(seconds.expected * 1000)}` : '? s'}</td>
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
  return `${roughly(low)} to ${roughly(high)}`;
}

/** An expectation is not known to the tenth of a credit. */
function roughly(credits: Credits): string {
  return formatCredits(credits < 10_000 ? credits : Math.round(credits / 1000) * 1000);
}
