import { readsAny } from './reads-any.ts';
import type { Rule, RuleSet } from './rule.ts';

/**
 * The rules that a browser judges by while its companion does not answer: what it knows may be old,
 * so by default only the limits that the person set hold there, and the others note what they would
 * have said.
 */
export function rulesAway(rules: RuleSet): RuleSet {
  const { away } = rules;
  if (away === 'rules') return rules;
  const holds = ({ when }: Rule) => away === 'limits' && readsAny(when, ['caps']);
  return {
    ...rules,
    rules: rules.rules.map((rule) =>
      rule.mode === 'enforce' && !holds(rule) ? { ...rule, mode: 'watch' as const } : rule,
    ),
  };
}
