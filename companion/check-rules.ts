import * as z from 'zod/mini';
import { checkExpression } from '../shared/cel.ts';
import { Rule, RuleSet } from '../shared/rule.ts';
import { waiverProblems } from '../shared/waiver.ts';
import { Refusal } from './refusal.ts';

/** What is wrong with a rule or its waiver: `rule` its id where it has one, `column` from 1 into its expression. */
export const RuleError = z.strictObject({
  rule: z.nullable(z.string()),
  column: z.nullable(z.int()),
  /** What was found, and what was expected. */
  message: z.string(),
  /** Into the document, such as `rules.0.when`. */
  path: z.string(),
});
export type RuleError = z.infer<typeof RuleError>;

/** Throws a Refusal that names the rule, the column and what was expected there. */
export function checkRules({ rules }: Pick<RuleSet, 'rules'>): void {
  const [error] = ruleErrors(rules);
  if (error) throw new Refusal('bad-rule', ruleErrorText(error), error.path);
}

/** Throws a Refusal that names the rule for which no waiver can stand, and why. */
export function checkWaivers({ rules, waivers }: Pick<RuleSet, 'rules' | 'waivers'>): void {
  const [error] = waiverProblems(waivers, rules);
  if (error) throw new Refusal('bad-waiver', error.message, error.path);
}

/** Rules that fit the schema may still share an id, or hold an expression that is none. */
export function ruleErrors(rules: readonly Rule[], at = 'rules'): RuleError[] {
  return rules.flatMap((rule, i): RuleError[] => {
    const { id } = rule;
    const path = at === '' ? String(i) : `${at}.${i}`;
    if (rules.findIndex((other) => other.id === id) !== i) {
      const message = `Two rules are called "${id}": expected a name of its own.`;
      return [{ rule: id, column: null, message, path: `${path}.id` }];
    }
    const error = checkExpression(rule);
    return error ? [{ rule: id, ...error, path: `${path}.when` }] : [];
  });
}

/** `Rule "mine", column 7: No such key: credit`. */
export function ruleErrorText({ rule, column, message }: RuleError): string {
  if (column === null) return message;
  return `Rule "${rule}", column ${column}: ${message}`;
}

/** The rules of a document (a whole set, or a list of rules), and all that is wrong with it. */
export function checkRuleDocument(json: unknown): { rules: number; errors: RuleError[] } {
  const isList = Array.isArray(json);
  const fitted = isList ? z.array(Rule).safeParse(json) : RuleSet.safeParse(json);
  if (fitted.success) {
    const { rules, waivers } =
      'rules' in fitted.data ? fitted.data : { rules: fitted.data, waivers: [] };
    const wrong = waiverProblems(waivers, rules).map((error) => ({ ...error, column: null }));
    return {
      rules: rules.length,
      errors: [...ruleErrors(rules, isList ? '' : 'rules'), ...wrong],
    };
  }
  const list: unknown = isList ? json : (json as { rules?: unknown } | null)?.rules;
  const words = z.locales.en().localeError;
  const errors = fitted.error.issues.map((issue): RuleError => {
    const said = words(issue as never);
    const index = issue.path[isList ? 0 : 1];
    const named = Array.isArray(list) && typeof index === 'number' ? list[index]?.id : null;
    const path = issue.path.join('.');
    const text = (typeof said === 'string' ? said : said?.message) ?? 'does not fit';
    const message = `${path === '' ? 'The document' : path}: ${text}`;
    return { rule: typeof named === 'string' ? named : null, column: null, message, path };
  });
  return { rules: Array.isArray(list) ? list.length : 0, errors };
}
