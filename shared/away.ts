import type { Rule, RuleSet } from './rule.ts';

/**
 * The rules that a browser judges by while its companion does not answer: what it knows may be old,
 * so by default only the limits that the person set hold there, and the others note what they would
 * have said.
 */
export function rulesAway(rules: RuleSet): RuleSet {
  const { away } = rules;
  if (away === 'rules') return rules;
  const holds = (rule: Rule) => away === 'limits' && isLimit(rule);
  return {
    ...rules,
    rules: rules.rules.map((rule) =>
      rule.mode === 'enforce' && !holds(rule) ? { ...rule, mode: 'watch' as const } : rule,
    ),
  };
}

/** Whether it weighs a limit that the person set. */
function isLimit({ when }: Rule): boolean {
  return /\bcaps\s*\./.test(when);
}
