import { useState } from 'preact/hooks';
import type { Credits } from '../../shared/credit.ts';
import type { RuleSet } from '../../shared/rule.ts';
import { type Outcome, sendMessage } from '../messages.ts';
import { ask } from './ask.ts';
import { Button } from './button.tsx';
import { creditsOf } from './credits-of.ts';
import { Field } from './field.tsx';
import { Said } from './said.tsx';

/** The two limits of one's own. Empty means none; nothing holds until a person sets it. */
export function CapsForm({ rules }: { rules: RuleSet }) {
  const { caps } = rules;
  const [draft, setDraft] = useState<{ daily: string; generation: string } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const shown = draft ?? { daily: typed(caps.daily), generation: typed(caps.generation) };
  const daily = creditsOf(shown.daily);
  const generation = creditsOf(shown.generation);
  const changed = daily.credits !== caps.daily || generation.credits !== caps.generation;
  const valid = daily.error === null && generation.error === null;
  const edit = (change: Partial<typeof shown>) => {
    setOutcome(null);
    setDraft({ ...shown, ...change });
  };
  const save = async () => {
    const next = {
      ...rules,
      caps: { ...caps, daily: daily.credits, generation: generation.credits },
    };
    const answer = await ask(() => sendMessage('saveRules', next));
    setOutcome(answer);
    if (answer.ok) setDraft(null);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && valid) save();
      }}
    >
      <div class="pair">
        <Field
          label="Per day"
          numeric
          unit="cr"
          placeholder="no cap"
          value={shown.daily}
          onValue={(value) => edit({ daily: value })}
          error={daily.error}
        />
        <Field
          label="Per generation"
          numeric
          unit="cr"
          placeholder="no cap"
          value={shown.generation}
          onValue={(value) => edit({ generation: value })}
          error={generation.error}
        />
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
