import { useState } from 'preact/hooks';
import type { Instant } from '../../../shared/id.ts';
import { proposed } from '../../../shared/keep-pack.ts';
import type { Rule, RuleSet } from '../../../shared/rule.ts';
import { isLiving, whyNotWaived } from '../../../shared/waiver.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Said } from '../../ui/said.tsx';
import { Proposal } from './proposal.tsx';
import { RuleCard } from './rule-card.tsx';
import { RuleHistoryList } from './rule-history.tsx';
import { Waivers } from './waivers.tsx';

type Props = { rules: RuleSet; now: Instant };

/** Every escalation rule: what it says, when it speaks, and whether it may hold a request. */
export function Rules({ rules, now }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const store = async (next: Partial<RuleSet>) => {
    const answer = await ask(() => sendMessage('saveRules', { ...rules, ...next }));
    setOutcome(answer);
    return answer.ok;
  };
  const replace = (id: string, rule: Rule | null) =>
    store({
      caps: rules.caps,
      rules: rules.rules.flatMap((one) => (one.id === id ? (rule ?? []) : one)),
      waivers: fitting(rules.waivers, id, rule),
    });
  return (
    <div class="stack">
      <p class="soft">
        A rule that watches only notes what it would have said. A rule that enforces holds the
        generation. One that depends on something unknown stays silent.
      </p>
      {proposed(rules, now).map((rule) => (
        <Proposal
          key={rule.id}
          rule={rule}
          rules={rules}
          onSave={(changed) => replace(rule.id, changed)}
        />
      ))}
      <ul class="stack">
        {rules.rules.map((rule) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            rules={rules}
            isWaived={(rules.waivers ?? []).some(
              (one) => one.rule === rule.id && isLiving(one, now),
            )}
            onSave={(changed) => replace(rule.id, changed)}
          />
        ))}
      </ul>
      <div class="row wrap">
        <Button
          onPress={() =>
            void store({ caps: rules.caps, rules: [...rules.rules, newRule(rules.rules)] })
          }
        >
          Add a rule of my own
        </Button>
        <Said outcome={outcome} done="Saved." />
      </div>
      <Waivers rules={rules} now={now} onSave={store} />
      <RuleHistoryList rules={rules} now={now} onRestore={store} />
    </div>
  );
}

/** Without those of a rule that is gone, or that no longer only asks: they could not be stored. */
function fitting(waivers: RuleSet['waivers'], id: string, rule: Rule | null): RuleSet['waivers'] {
  const stand = rule !== null && whyNotWaived(rule) === null;
  return stand ? waivers : (waivers ?? []).filter((one) => one.rule !== id);
}

/** Says something true and does nothing yet: it is off until the person has written it. */
function newRule(rules: readonly Rule[]): Rule {
  const taken = new Set(rules.map(({ id }) => id));
  let n = 1;
  while (taken.has(`own-${n}`)) n += 1;
  return {
    id: `own-${n}`,
    title: `My rule ${n}`,
    when: 'price.credits > 10.0',
    verdict: 'confirm',
    message: 'This costs {price.credits} credits.',
    mode: 'off',
    source: 'user',
    expiresAt: null,
    params: [],
    scope: { sites: [], projects: [] },
    watchedSince: null,
  };
}
