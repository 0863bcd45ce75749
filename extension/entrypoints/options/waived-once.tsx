import { siteName } from '../../../shared/id.ts';
import { becameWords } from '../../../shared/report/became.ts';
import type { Waivers } from '../../../shared/report/waivers.ts';
import { credits, shortDay } from '../../../shared/report/words.ts';
import type { Rule } from '../../../shared/rule.ts';

type Props = { kept: Waivers; rules: readonly Rule[] };

/** Requests that went on with a reason for them alone, newest first, and what became of them. */
export function WaivedOnce({ kept: { once, onceInAll }, rules }: Props) {
  const more = onceInAll - once.length;
  const titleOf = (rule: string) => rules.find(({ id }) => id === rule)?.title ?? rule;
  return (
    <>
      {onceInAll === 0 && <p class="soft">None was given yet.</p>}
      <ol class="list">
        {once.map(({ site, line }) => {
          const [asset] = line.assets;
          return (
            <li key={line.id} class="stack tight">
              <p class="break">“{line.waiver}”</p>
              <p class="small soft break">
                {shortDay(line.day)}, {siteName(site)}: {line.rules.map(titleOf).join(', ')}
              </p>
              <p class="small">
                {credits(line.charge)},{' '}
                {asset ? (
                  <a href={`review.html#asset=${asset.id}`}>{becameWords(line)}</a>
                ) : (
                  becameWords(line)
                )}
              </p>
            </li>
          );
        })}
      </ol>
      {more > 0 && <p class="small soft">And {more} before these.</p>}
    </>
  );
}
