import { evaluate } from './cel.ts';
import type { Facts } from './facts.ts';
import { fillMessage } from './fill-message.ts';
import type { Because, Decision, Verdict } from './generation.ts';
import type { Instant } from './id.ts';
import type { Rule, RuleSet } from './rule.ts';
import { isInScope } from './rule-scope.ts';
import { waiverFor } from './waiver.ts';

const STRENGTH: Record<Verdict, number> = { allow: 0, confirm: 1, 'needs-approval': 2, block: 3 };

/**
 * Judges one request by the escalation rules: the strongest verdict of the enforced rules that
 * apply, and every reason. A rule that reads an unknown variable gives no verdict and is named, and
 * so is one that would have asked and that a waiver covers.
 */
export function decide(
  facts: Facts,
  { rules, waivers }: RuleSet,
  at: Instant,
  decidedBy: Decision['decidedBy'],
): Decision {
  const decision: Decision = { verdict: 'allow', because: [], watched: [], silent: [], decidedBy };
  for (const rule of rules) {
    if (!isInForce(rule, facts, at)) continue;
    const answer = evaluate(rule, facts);
    if ('unknown' in answer) {
      decision.silent.push({ rule: rule.id, text: `${answer.unknown} is unknown` });
      continue;
    }
    if (!answer.value) continue;
    const because: Because = { rule: rule.id, text: fillMessage(rule, facts) };
    if (rule.mode === 'watch') {
      decision.watched.push(because);
      continue;
    }
    const waiver = waiverFor(waivers, rule, facts, at);
    if (waiver) {
      decision.waived = [...(decision.waived ?? []), { ...because, waiver: waiver.id }];
      continue;
    }
    decision.because.push(because);
    if (STRENGTH[rule.verdict] > STRENGTH[decision.verdict]) decision.verdict = rule.verdict;
  }
  return decision;
}

function isInForce({ mode, expiresAt, scope }: Rule, facts: Facts, at: Instant): boolean {
  if (mode === 'off' || (expiresAt !== null && expiresAt <= at)) return false;
  return isInScope(scope, facts);
}
