import type { Decision } from '../../shared/generation.ts';
import { readsAny } from '../../shared/reads-any.ts';
import type { RuleSet } from '../../shared/rule.ts';
import type { Upstream } from './upstream.ts';

/** A rule that weighs what is left is about being out of credits, whatever its name. */
const ON_MONEY = ['caps', 'budget', 'balance'] as const;

/** Every reason for which the proxy itself answers, and its status. Listed in PROTOCOL.md. */
export const REASONS = {
  'over-budget': 402,
  blocked: 403,
  'needs-approval': 403,
  'needs-confirmation': 403,
  'not-allowed': 403,
  unclear: 422,
  'too-large': 413,
  'too-many': 429,
  unreachable: 502,
  lost: 502,
  late: 504,
} as const;
export type ReasonCode = keyof typeof REASONS;

/** Why a request does not go on, or no answer came. `rule`: the escalation rule that said so. */
export type Reason = { code: ReasonCode; message: string; rule: string | null };

/** The reason of a decision that lets nothing through. */
export function reasonOf({ verdict, because }: Decision, { rules }: RuleSet): Reason {
  const spoke = because.map(({ rule, text }) => ({
    text,
    id: rule,
    rule: rules.find(({ id }) => id === rule),
  }));
  const decisive = spoke.find(({ rule }) => rule?.verdict === verdict) ?? spoke[0];
  const code =
    verdict === 'needs-approval'
      ? 'needs-approval'
      : verdict === 'confirm'
        ? 'needs-confirmation'
        : readsAny(decisive?.rule?.when ?? '', ON_MONEY)
          ? 'over-budget'
          : 'blocked';
  return {
    code,
    message: decisive?.text ?? 'A rule of this computer holds it back.',
    rule: decisive?.id ?? null,
  };
}

/** The body of a refusal in the upstream's own shape. */
export function refusalBody({ refusal }: Pick<Upstream, 'refusal'>, reason: Reason): unknown {
  const { code, message, rule } = reason;
  const values: Record<string, string> = { code, message, rule: rule ?? '' };
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replace(/\{(message|code|rule)\}/g, (_, name: string) => values[name] ?? '');
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
    return value;
  };
  return fill(refusal ?? { error: { code: '{code}', message: '{message}' } });
}

/** `code=over-budget; rule=daily-cap` */
export function reasonHeader({ code, rule }: Reason): string {
  return rule === null ? `code=${code}` : `code=${code}; rule=${rule}`;
}
