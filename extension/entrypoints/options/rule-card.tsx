import { useState } from 'preact/hooks';
import type { Rule, RuleMode, RuleSet } from '../../../shared/rule.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Switch } from '../../ui/switch.tsx';
import { RuleExpression } from './rule-expression.tsx';
import { ParamSlider } from './rule-param.tsx';
import { VERDICTS } from './verdicts.ts';
import { WhatIf } from './what-if.tsx';

const MODES: readonly (readonly [RuleMode, string])[] = [
  ['off', 'Off'],
  ['watch', 'Watch'],
  ['enforce', 'Enforce'],
];

type Props = {
  rule: Rule;
  rules: RuleSet;
  /** A waiver of it stands somewhere. */
  isWaived: boolean;
  /** Stores the rule in the place of this one; null takes it away. */
  onSave(rule: Rule | null): Promise<boolean>;
};

/** One rule: what it says and whether it holds; opened, its numbers and what they would have done. */
export function RuleCard({ rule, rules, isWaived, onSave }: Props) {
  const [draft, setDraft] = useState<Rule | null>(null);
  const [isOpen, setOpen] = useState(false);
  const shown = draft ?? rule;
  const isOwn = rule.source === 'user';
  const change = (part: Partial<Rule>) => setDraft({ ...shown, ...part });
  const save = async () => {
    if (await onSave(shown)) setDraft(null);
  };
  return (
    <li class="card stack tight" data-rule={rule.id}>
      <div class="row wrap">
        <h3>{rule.title}</h3>
        <Chip tone={rule.verdict === 'block' ? 'red' : 'amber'}>{VERDICTS[rule.verdict]}</Chip>
        {isOwn && <Chip>yours</Chip>}
        {isWaived && <Chip tone="accent">waived, see below</Chip>}
        <span class="grow" />
        <Switch
          label={`${rule.title}: mode`}
          value={rule.mode}
          options={MODES}
          onValue={(mode) => void onSave({ ...rule, mode })}
        />
      </div>
      <p>{withSlots(rule.message)}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="small">
          {isOwn ? 'Change it' : 'Numbers, and what it would have done'}
        </summary>
        {isOpen && (
          <div class="stack opened">
            {shown.params.map((param) => (
              <ParamSlider
                key={param.name}
                param={param}
                onValue={(value) =>
                  change({
                    params: shown.params.map((one) =>
                      one.name === param.name ? { ...one, value } : one,
                    ),
                  })
                }
              />
            ))}
            {isOwn ? (
              <RuleExpression rule={shown} onChange={change} />
            ) : (
              <p class="small soft">
                When <code>{rule.when}</code>
              </p>
            )}
            <WhatIf lead="If it held" rules={held(rules, shown)} />
            <div class="row wrap">
              <Button disabled={draft === null} onPress={() => void save()}>
                Save
              </Button>
              {draft && (
                <Button look="quiet" onPress={() => setDraft(null)}>
                  Discard
                </Button>
              )}
              <span class="grow" />
              {isOwn ? (
                <Button look="quiet" onPress={() => void onSave(null)}>
                  Delete<span class="hidden"> {rule.title}</span>
                </Button>
              ) : (
                <Button look="quiet" onPress={() => void onSave({ ...shown, source: 'user' })}>
                  Make it my own<span class="hidden">: {rule.title}</span>
                </Button>
              )}
            </div>
          </div>
        )}
      </details>
    </li>
  );
}

/** The rules in force with this one holding, whatever its mode is. */
export function held({ caps, rules }: RuleSet, rule: Rule): Pick<RuleSet, 'caps' | 'rules'> {
  const holding = { ...rule, mode: 'enforce' as const };
  const others = rules.map((one) => (one.id === rule.id ? holding : one));
  return { caps, rules: rules.some(({ id }) => id === rule.id) ? others : [...others, holding] };
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
