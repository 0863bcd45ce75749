import type { Replay } from '../../../shared/replay/replay-result.ts';
import type { RuleSet } from '../../../shared/rule.ts';
import { type Answer, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { useRested } from '../../ui/use-rested.ts';
import { whatIfWords } from '../../ui/what-if-words.ts';

/** While a slider moves, the past is not asked at each step. */
const REST_MS = 250;

type Props = {
  /** How what follows begins: "As it is set here". */
  lead: string;
  rules: Pick<RuleSet, 'caps' | 'rules'>;
};

/** What the rules would have done to the last eight weeks, asked again whenever they change. */
export function WhatIf({ lead, rules }: Props) {
  const wanted = JSON.stringify(rules);
  const told = useRested(
    wanted,
    REST_MS,
    () => ask(() => sendMessage('whatIf', rules)) as Promise<Answer<Replay>>,
  );
  const isStale = told?.about !== wanted;
  return (
    <div class={`what-if${isStale ? ' stale' : ''}`} role="status" aria-busy={isStale}>
      <p class="small soft">{lead}, over the last eight weeks:</p>
      {told === null ? (
        <p class="soft">Looking at the past …</p>
      ) : told.answer.ok ? (
        <ul>
          {whatIfWords(told.answer.value).map((line) => (
            <li key={line}>{line}.</li>
          ))}
        </ul>
      ) : (
        <p class="soft">{told.answer.why}</p>
      )}
    </div>
  );
}
