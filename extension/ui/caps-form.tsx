import { useState } from 'preact/hooks';
import type { Credits } from '../../shared/credit.ts';
import type { Caps, RuleSet } from '../../shared/rule.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { creditsOf } from './credits-of.ts';
import { Field } from './field.tsx';
import { Said } from './said.tsx';

const LABELS: Record<keyof Caps, string> = {
  daily: 'Per day',
  weekly: 'Per week',
  project: 'Per project',
  generation: 'Per generation',
  finals: 'Kept for finals',
};

type Props = {
  rules: RuleSet;
  /** Which of the limits, in their order. */
  of: readonly (keyof Caps)[];
};

/** Limits of one's own. Empty means none; nothing holds until a person sets it. */
export function CapsForm({ rules, of }: Props) {
  const { caps } = rules;
  const [draft, setDraft] = useState<Partial<Record<keyof Caps, string>>>({});
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const fields = of.map((name) => {
    const text = draft[name] ?? typed(caps[name]);
    return { name, text, ...creditsOf(text) };
  });
  const changed = fields.some(({ name, credits }) => credits !== caps[name]);
  const valid = fields.every(({ error }) => error === null);
  const save = async () => {
    const set = Object.fromEntries(fields.map(({ name, credits }) => [name, credits]));
    const next = { ...rules, caps: { ...caps, ...set } };
    const answer = await ask(() => sendMessage('saveRules', next));
    setOutcome(answer);
    if (answer.ok) setDraft({});
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && valid) save();
      }}
    >
      <div class="caps">
        {fields.map(({ name, text, error }) => (
          <Field
            key={name}
            label={LABELS[name]}
            numeric
            unit="cr"
            placeholder={name === 'finals' ? 'nothing' : 'no cap'}
            value={text}
            onValue={(value) => {
              setOutcome(null);
              setDraft({ ...draft, [name]: value });
            }}
            error={error}
          />
        ))}
      </div>
      <div class="row">
        <Button disabled={!changed || !valid} onPress={save}>
          Save limits
        </Button>
        <Said outcome={outcome} done="Saved." />
      </div>
    </form>
  );
}

function typed(credits: Credits | null): string {
  return credits === null ? '' : String(credits / 1000);
}
