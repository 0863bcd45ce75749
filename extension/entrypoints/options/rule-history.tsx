import { useEffect, useState } from 'preact/hooks';
import type { Instant } from '../../../shared/id.ts';
import type { RuleHistory, RuleSet } from '../../../shared/rule.ts';
import { type Answer, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { ago } from '../../ui/format.ts';
import { ruleChanges } from '../../ui/rule-changes.ts';

/** As many as one looks back for. */
const SHOWN = 12;

type Props = {
  rules: RuleSet;
  now: Instant;
  onRestore(rules: Pick<RuleSet, 'caps' | 'rules' | 'away' | 'waivers'>): Promise<boolean>;
};

/** What was changed and when; each state of before can be had back, and that is a change too. */
export function RuleHistoryList({ rules, now, onRestore }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer<RuleHistory> | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    void ask(() => sendMessage('ruleHistory', undefined)).then((told) =>
      setAnswer(told as Answer<RuleHistory>),
    );
  }, [isOpen, rules.revision]);
  return (
    <details class="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="small">What was changed before</summary>
      {answer?.ok === false && <p class="soft">{answer.why}</p>}
      {answer?.ok && answer.value.revisions.length === 0 && (
        <p class="soft">Nothing was changed yet.</p>
      )}
      {answer?.ok && (
        <ol class="list">
          {answer.value.revisions.slice(0, SHOWN).map((before, i, all) => {
            const after = i === 0 ? rules : all[i - 1];
            return (
              <li key={before.revision} class="row wrap">
                <span class="grow">
                  {after && ruleChanges(before, after).join('; ')}
                  <span class="soft small"> {ago(before.until, now)}</span>
                </span>
                <Button
                  look="quiet"
                  onPress={() =>
                    void onRestore({
                      caps: before.caps,
                      away: before.away,
                      rules: before.rules,
                      waivers: before.waivers,
                    })
                  }
                >
                  Back to before this
                </Button>
              </li>
            );
          })}
        </ol>
      )}
    </details>
  );
}
