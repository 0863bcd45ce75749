import { useState } from 'preact/hooks';
import type { Rule, RuleMode, RuleSet } from '../../../shared/rule.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { Chip } from '../../ui/chip.tsx';
import { Said } from '../../ui/said.tsx';
import { Switch } from '../../ui/switch.tsx';

const VERDICT: Record<Rule['verdict'], string> = {
  allow: 'lets it go',
  confirm: 'asks first',
  'needs-approval': 'needs approval',
  block: 'blocks',
};
const MODES: readonly (readonly [RuleMode, string])[] = [
  ['off', 'Off'],
  ['watch', 'Watch'],
  ['enforce', 'Enforce'],
];

/** Every escalation rule: what it says, when it speaks, and whether it may hold a request. */
export function Rules({ rules }: { rules: RuleSet }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const change = async (id: string, mode: RuleMode) => {
    const changed = rules.rules.map((rule) => (rule.id === id ? { ...rule, mode } : rule));
    setOutcome(await ask(() => sendMessage('saveRules', { ...rules, rules: changed })));
  };
  return (
    <div class="stack tight">
      <p class="soft">
        A rule that watches only notes what it would have said. A rule that enforces holds the
        generation. One that depends on something unknown stays silent.
      </p>
      <ul class="stack">
        {rules.rules.map((rule) => (
          <li key={rule.id} class="card stack tight" data-rule={rule.id}>
            <div class="row wrap">
              <h3>{rule.title}</h3>
              <Chip tone={rule.verdict === 'block' ? 'red' : 'amber'}>{VERDICT[rule.verdict]}</Chip>
              <span class="grow" />
              <Switch
                label={`${rule.title}: mode`}
                value={rule.mode}
                options={MODES}
                onValue={(mode) => change(rule.id, mode)}
              />
            </div>
            <p>{withSlots(rule.message)}</p>
            <p class="small soft">
              When <code>{rule.when}</code>
            </p>
          </li>
        ))}
      </ul>
      <Said outcome={outcome} done="Saved." />
    </div>
  );
}

/** The message with its places for numbers set apart: `{price.credits}` is filled in later. */
function withSlots(message: string) {
  return message.split(/\{([^{}]*)\}/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} class="slot">
        {part}
      </span>
    ),
  );
}
