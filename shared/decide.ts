import { evaluate } from './cel.ts';
import type { Facts } from './facts.ts';
import type { Because, Decision, Verdict } from './generation.ts';
import type { Instant } from './id.ts';
import type { RuleSet } from './rule.ts';

const STRENGTH: Record<Verdict, number> = { allow: 0, confirm: 1, 'needs-approval': 2, block: 3 };

/**
 * Judges one request by the escalation rules: the strongest verdict of the enforced rules that
 * apply, and every reason. A rule that reads an unknown variable gives no verdict and is named.
 */
export function decide(
  facts: Facts,
  { rules }: RuleSet,
  at: Instant,
  decidedBy: Decision['decidedBy'],
): Decision {
  const decision: Decision = { verdict: 'allow', because: [], watched: [], silent: [], decidedBy };
  for (const rule of rules) {
    if (rule.mode === 'off' || (rule.expiresAt !== null && rule.expiresAt <= at)) continue;
    const answer = evaluate(rule.when, facts);
    if ('unknown' in answer) {
      decision.silent.push({ rule: rule.id, text: `${answer.unknown} is unknown` });
      continue;
    }
    if (!answer.value) continue;
    const because: Because = { rule: rule.id, text: fill(rule.message, facts) };
    if (rule.mode === 'watch') {
      decision.watched.push(because);
      continue;
    }
    decision.because.push(because);
    if (STRENGTH[rule.verdict] > STRENGTH[decision.verdict]) decision.verdict = rule.verdict;
  }
  return decision;
}

/** Fills `{price.credits}` and the like; an unknown one reads `?`. */
function fill(message: string, facts: Facts): string {
  return message.replace(/\{([a-z]+)\.([a-zA-Z]+)\}/g, (_, variable: string, field: string) => {
    const value = (facts[variable as keyof Facts] as Record<string, unknown> | undefined)?.[field];
    if (value === undefined) return '?';
    return typeof value === 'number'
      ? value.toLocaleString('en-US', { maximumFractionDigits: 1 })
      : String(value);
  });
}
