import { formatCredits } from '../../../shared/credit.ts';
import { GrantKind } from '../../../shared/grants/grant.ts';
import type { BucketView } from '../../../shared/grants/kept.ts';
import { KIND_WORDS } from '../../../shared/grants/words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { type GrantErrors, type TypedGrant, USUALLY_RENEWS } from '../../ui/grants-of.ts';

const KINDS = GrantKind.options.map((kind) => [kind, title(KIND_WORDS[kind])] as const);
const RENEWS = [
  ['none', 'Does not'],
  ['daily', 'Every day'],
  ['monthly', 'Every month'],
] as const;

type Props = {
  /** From 1, in burn order. */
  place: number;
  typed: TypedGrant;
  /** As it is reckoned; null: a new one. */
  view: BucketView | null;
  errors: GrantErrors | null;
  onChange(change: Partial<TypedGrant>): void;
  onRemove(): void;
};

/** All that is stated of one bucket. */
export function BucketFields({ place, typed, view, errors, onChange, onRemove }: Props) {
  const name = `${title(KIND_WORDS[typed.kind])} credits, bucket ${place}`;
  const reckoned = view?.state === 'open' ? formatCredits(view.left) : null;
  return (
    <fieldset class="bucket-fields stack tight">
      <legend class="hidden">{name}</legend>
      <div class="plan">
        <Choice
          label="Kind"
          value={typed.kind}
          options={KINDS}
          onValue={(value) => {
            const kind = GrantKind.parse(value);
            onChange({ kind, renews: USUALLY_RENEWS[kind] });
          }}
        />
        <Field
          label="Credits"
          numeric
          unit="cr"
          placeholder="40"
          value={typed.credits}
          maxLength={16}
          error={errors?.credits ?? null}
          onValue={(credits) => onChange({ credits })}
        />
        <Field
          label="Left now"
          numeric
          unit="cr"
          placeholder={reckoned ?? 'all of it'}
          note={reckoned === null ? 'empty: all of it' : `empty: ${reckoned}, as reckoned`}
          value={typed.left ?? ''}
          maxLength={16}
          error={errors?.left ?? null}
          onValue={(left) => onChange({ left })}
        />
        <Choice
          label="Renews"
          value={typed.renews}
          options={RENEWS}
          onValue={(value) => onChange({ renews: value as TypedGrant['renews'] })}
        />
        <Field
          label="Given on"
          placeholder="2026-11-24"
          note={
            typed.renews === 'none' ? 'a time may follow: 18:00' : 'a time of renewal may follow'
          }
          value={typed.since}
          maxLength={20}
          error={errors?.since ?? null}
          onValue={(since) => onChange({ since })}
        />
        <Field
          label="Last day"
          placeholder="does not end"
          note="a time may follow: 18:00"
          value={typed.lastDay}
          maxLength={20}
          error={errors?.lastDay ?? null}
          onValue={(lastDay) => onChange({ lastDay })}
        />
        <Field
          label="Order"
          numeric
          placeholder="by its end"
          note="1 to 99, lowest first"
          value={typed.priority}
          maxLength={4}
          error={errors?.priority ?? null}
          onValue={(priority) => onChange({ priority })}
        />
      </div>
      <div class="row wrap">
        {typed.renews === 'none' ? (
          <span class="grow" />
        ) : (
          <label class="row small grow">
            <input
              type="checkbox"
              checked={typed.rollsOver}
              onChange={(event) => onChange({ rollsOver: event.currentTarget.checked })}
            />
            What is left stays when it renews
          </label>
        )}
        <Button look="quiet" onPress={onRemove}>
          Remove<span class="hidden"> {name}</span>
        </Button>
      </div>
    </fieldset>
  );
}

function title(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
