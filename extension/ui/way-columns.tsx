import type { Ways } from '../../shared/brief/choose-way.ts';
import { minutesText } from '../../shared/brief/next-step.ts';
import { countsWords, sureWords } from '../../shared/brief/plan-words.ts';
import type { Outlook } from '../../shared/brief/simulate.ts';
import { formatCredits } from '../../shared/credit.ts';

/** The mix beside all heavy and all light: credits, minutes, how sure, and what each takes. */
export function WayColumns({ ways: { mix, heavy, light } }: { ways: Ways }) {
  const columns = [mix, heavy, light];
  return (
    <table class="plan-ways">
      <thead>
        <tr>
          <td />
          <th scope="col">Mix</th>
          <th scope="col">All heavy</th>
          <th scope="col">All light</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Credits</th>
          {columns.map((one, i) => (
            <td key={i}>
              <Credits of={one} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Time</th>
          {columns.map((one, i) => (
            <td key={i}>
              <Minutes of={one} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Sure</th>
          {columns.map((one, i) => (
            <td key={i}>
              <strong>{sureWords(one.probability)}</strong>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">Takes</th>
          {columns.map((one, i) => (
            <td key={i} class="small soft">
              {countsWords(one)
                .split(', ')
                .map((part) => (
                  <div key={part}>{part}</div>
                ))}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Credits({ of: { expected, credits } }: { of: Outlook }) {
  if (expected === null || credits === null) return <strong>?</strong>;
  const whole = (amount: number) => formatCredits(Math.round(amount / 1000) * 1000);
  return (
    <>
      <strong>~{whole(expected)}</strong>
      <div class="small soft">
        {whole(credits.low)} to {whole(credits.high)}
      </div>
    </>
  );
}

function Minutes({ of: { minutes } }: { of: Outlook }) {
  if (minutes === null) return <strong>?</strong>;
  return (
    <>
      <strong>{minutesText(minutes.likely)}</strong>
      <div class="small soft">
        {minutesText(minutes.low)} to {minutesText(minutes.high)}
      </div>
    </>
  );
}
