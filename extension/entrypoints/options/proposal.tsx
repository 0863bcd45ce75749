import { WATCH_DAYS } from '../../../shared/keep-pack.ts';
import type { Rule, RuleSet } from '../../../shared/rule.ts';
import { Button } from '../../ui/button.tsx';
import { held } from './rule-card.tsx';
import { WhatIf } from './what-if.tsx';

type Props = { rule: Rule; rules: RuleSet; onSave(rule: Rule): Promise<boolean> };

/** A rule that has watched for long enough asks what is to become of it, and says what it saw. */
export function Proposal({ rule, rules, onSave }: Props) {
  return (
    <section class="card amber stack tight" aria-label={`${rule.title}: let it hold?`}>
      <h3>{rule.title}: let it hold?</h3>
      <p class="soft">It has watched for {WATCH_DAYS} days and held nothing.</p>
      <WhatIf lead="Had it held" rules={held(rules, rule)} />
      <div class="row wrap">
        <Button onPress={() => void onSave({ ...rule, mode: 'enforce' })}>Let it hold</Button>
        <Button look="quiet" onPress={() => void onSave({ ...rule, watchedSince: null })}>
          Keep watching
        </Button>
        <Button look="quiet" onPress={() => void onSave({ ...rule, mode: 'off' })}>
          Switch it off
        </Button>
      </div>
    </section>
  );
}
