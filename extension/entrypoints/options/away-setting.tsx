import { useState } from 'preact/hooks';
import type { RuleSet } from '../../../shared/rule.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { Said } from '../../ui/said.tsx';
import { Switch } from '../../ui/switch.tsx';

const CHOICES: readonly (readonly [RuleSet['away'], string])[] = [
  ['limits', 'My limits'],
  ['rules', 'Every rule'],
  ['nothing', 'Nothing'],
];

/** What still holds a request while the companion does not answer. */
export function AwaySetting({ rules }: { rules: RuleSet }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const choose = async (away: RuleSet['away']) =>
    setOutcome(await ask(() => sendMessage('saveRules', { ...rules, away })));
  return (
    <div class="row wrap">
      <span>While the companion is away, holds:</span>
      <Switch
        label="While the companion is away, holds"
        value={rules.away}
        options={CHOICES}
        onValue={(away) => void choose(away)}
      />
      <Said outcome={outcome} done="Saved." />
    </div>
  );
}
