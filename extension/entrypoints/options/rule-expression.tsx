import type { ExpressionError } from '../../../shared/cel.ts';
import { VARIABLES } from '../../../shared/facts.ts';
import type { Rule } from '../../../shared/rule.ts';
import { sendMessage } from '../../messages.ts';
import { Field } from '../../ui/field.tsx';
import { useRested } from '../../ui/use-rested.ts';
import { VERDICTS } from './verdicts.ts';

const REST_MS = 200;
const NOTHING_WRITTEN: ExpressionError = {
  message: 'expected an expression, as price.credits > 3.0',
  column: null,
};

type Props = { rule: Rule; onChange(change: Partial<Rule>): void };

/** A rule of one's own in full: words, verdict and the CEL expression, checked while it is typed. */
export function RuleExpression({ rule, onChange }: Props) {
  const error = useExpressionError(rule);
  return (
    <div class="stack tight">
      <Field
        label="Called"
        value={rule.title}
        maxLength={120}
        error={rule.title === '' ? 'A rule needs a name.' : null}
        onValue={(title) => onChange({ title })}
      />
      <Field
        label="When"
        rows={3}
        value={rule.when}
        maxLength={2000}
        note="A CEL expression. Numbers are written 3.0."
        error={error && errorWords(error)}
        onValue={(when) => onChange({ when })}
      />
      <details class="asks">
        <summary class="small">What it may ask about</summary>
        <dl class="variables small">
          {Object.entries(VARIABLES).map(([group, fields]) => (
            <div key={group}>
              <dt>{group}</dt>
              <dd class="soft">{Object.keys(fields).join(', ')}</dd>
            </div>
          ))}
        </dl>
        <p class="small soft">
          Credits are as the studio counts them, shares go from 0 to 1. budget.daily, .plan, .topUp
          and .free are what your buckets hold, budget.expiring what of them is lost within a day,
          budget.minutesToEnd when the next of them ends. What is not known gives no verdict.
        </p>
      </details>
      <div class="field">
        <label for={`${rule.id}-verdict`}>Then</label>
        <select
          id={`${rule.id}-verdict`}
          class="box"
          value={rule.verdict}
          onChange={(event) => onChange({ verdict: event.currentTarget.value as Rule['verdict'] })}
        >
          {Object.entries(VERDICTS).map(([verdict, words]) => (
            <option key={verdict} value={verdict}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <Field
        label="And says"
        rows={2}
        value={rule.message}
        maxLength={400}
        note="{price.credits} and the like are filled in."
        error={rule.message === '' ? 'A rule has to say why.' : null}
        onValue={(message) => onChange({ message })}
      />
    </div>
  );
}

function useExpressionError({ when, params }: Rule): ExpressionError | null {
  const about = JSON.stringify([when, params.map(({ name }) => name)]);
  const told = useRested(about, REST_MS, () =>
    sendMessage('checkRule', { when, params }).catch(() => null),
  );
  return when === '' ? NOTHING_WRITTEN : (told?.answer ?? null);
}

function errorWords({ message, column }: ExpressionError): string {
  return column === null ? message : `Column ${column}: ${message}`;
}
