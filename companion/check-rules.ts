import { checkExpression } from '../shared/cel.ts';
import type { RuleSet } from '../shared/rule.ts';
import { Refusal } from './refusal.ts';

/** Throws a Refusal that names the rule, the column and what was expected there. */
export function checkRules({ rules }: Pick<RuleSet, 'rules'>): void {
  for (const [i, rule] of rules.entries()) {
    const { id } = rule;
    if (rules.findIndex((other) => other.id === id) !== i) {
      throw new Refusal('bad-rule', `Two rules are called "${id}".`, `rules.${i}.id`);
    }
    const error = checkExpression(rule);
    if (!error) continue;
    const column = error.column === null ? '' : `, column ${error.column}`;
    throw new Refusal('bad-rule', `Rule "${id}"${column}: ${error.message}`, `rules.${i}.when`);
  }
}
