import { useState } from 'preact/hooks';
import { type Site, siteName } from '../../../shared/id.ts';
import type { Plan } from '../../../shared/plan.ts';
import { money } from '../../../shared/report/words.ts';
import { type Outcome, sendMessage } from '../../messages.ts';
import { ask } from '../../ui/ask.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { planOf, type TypedPlan, typedPlan } from '../../ui/plan-of.ts';
import { Said } from '../../ui/said.tsx';

type Props = { plans: readonly { site: Site; plan: Plan | null }[] };

/** What each studio is paid: without it money is unknown, and shown as ?. */
export function Plans({ plans }: Props) {
  return (
    <div class="stack">
      <p class="soft">
        Turns credits into money in the weekly report. Until you say it, money reads ?. It stays on
        this computer like everything else.
      </p>
      {plans.length === 0 && (
        <p class="card soft">No studio yet: switch one on, then say here what you pay for it.</p>
      )}
      {plans.map(({ site, plan }) => (
        <PlanForm key={site} site={site} plan={plan} />
      ))}
    </div>
  );
}

function PlanForm({ site, plan }: { site: Site; plan: Plan | null }) {
  const [draft, setDraft] = useState<TypedPlan | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [tried, setTried] = useState(false);
  const shown = draft ?? typedPlan(plan);
  const read = planOf(shown);
  const errors = tried ? read.errors : null;
  const edit = (change: Partial<TypedPlan>) => {
    setOutcome(null);
    setDraft({ ...shown, ...change });
  };
  const save = async (next: Plan | null) => {
    const answer = await ask(() => sendMessage('statePlan', { site, plan: next }));
    setOutcome(answer);
    if (!answer.ok) return;
    setDraft(null);
    setTried(false);
  };
  const submit = () => {
    setTried(true);
    if (draft !== null && read.valid) void save(read.plan);
  };
  return (
    <form
      class="card stack"
      aria-label={`What you pay ${siteName(site)}`}
      data-plan={site}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class="row wrap">
        <h3 class="grow break">{siteName(site)}</h3>
        <p class="soft">
          1 credit is <strong>{money(1000, plan)}</strong>
        </p>
      </div>
      <div class="plan">
        <Field
          label="You pay"
          numeric
          placeholder="9.50"
          note="after any discount"
          value={shown.paid}
          maxLength={16}
          error={errors?.paid ?? null}
          onValue={(paid) => edit({ paid })}
        />
        <Field
          label="Currency"
          placeholder="EUR"
          value={shown.currency}
          maxLength={3}
          error={errors?.currency ?? null}
          onValue={(currency) => edit({ currency })}
        />
        <Field
          label="For"
          numeric
          unit="cr"
          placeholder="2000"
          value={shown.credits}
          maxLength={16}
          error={errors?.credits ?? null}
          onValue={(credits) => edit({ credits })}
        />
        <Field
          label="Discount in it"
          numeric
          unit="%"
          placeholder="none"
          value={shown.discount}
          maxLength={8}
          error={errors?.discount ?? null}
          onValue={(discount) => edit({ discount })}
        />
      </div>
      <div class="row">
        <Button disabled={draft === null} onPress={submit}>
          Save plan
        </Button>
        {plan !== null && (
          <Button look="quiet" onPress={() => void save(null)}>
            Take it back<span class="hidden"> for {siteName(site)}</span>
          </Button>
        )}
        <Said outcome={outcome} done="Saved." />
      </div>
    </form>
  );
}
