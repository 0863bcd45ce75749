import { Environment } from '@marcbachmann/cel-js';
import { type Facts, VARIABLES } from './facts.ts';

/** Where and why an expression is not one of ours. Columns count from 1. */
export type ExpressionError = { message: string; column: number | null };
/** True, false, or the name of what was unknown. */
export type Answer = { value: boolean } | { unknown: string };
type Evaluate = (facts: Facts) => unknown;

const environment = Object.entries(VARIABLES).reduce(
  (built, [name, schema]) => built.registerVariable({ name, schema }),
  new Environment({ limits: { maxDepth: 50, maxAstNodes: 500 } }),
);
const compiled = new Map<string, Evaluate>();

/** Null when the expression is fit for a rule, else what is wrong with it. */
export function checkExpression(expression: string): ExpressionError | null {
  const result = environment.check(expression);
  if (!result.valid) {
    const start = result.error?.range?.start;
    return {
      message: firstLine(result.error?.message ?? 'not a CEL expression'),
      column: start === undefined ? null : start + 1,
    };
  }
  if (result.type !== 'bool') {
    return { message: `expected true or false, this gives ${result.type}`, column: 1 };
  }
  // The library's pattern matching backtracks: 26 characters can take seconds.
  const pattern = /\.\s*matches\s*\(|\bmatches\s*\(/.exec(expression);
  return pattern ? { message: 'matches() is not available', column: pattern.index + 1 } : null;
}

/** Evaluates a checked expression. Throws where `checkExpression` would have found an error. */
export function evaluate(expression: string, facts: Facts): Answer {
  let run = compiled.get(expression);
  if (!run) {
    const error = checkExpression(expression);
    if (error) throw new Error(`rule expression: ${error.message}`);
    run = environment.parse(expression) as Evaluate;
    if (compiled.size > 500) compiled.clear();
    compiled.set(expression, run);
  }
  try {
    return { value: run(facts) === true };
  } catch (thrown) {
    return { unknown: unknownIn(expression, facts, thrown) };
  }
}

/** The first variable that the expression reads and the facts do not hold. */
function unknownIn(expression: string, facts: Facts, thrown: unknown): string {
  for (const [, variable, field] of expression.matchAll(/\b([a-z]+)\.([a-zA-Z]+)\b/g)) {
    const group = facts[variable as keyof Facts] as Record<string, unknown> | undefined;
    if (group && field !== undefined && !(field in group)) {
      const guarded = new RegExp(`has\\(\\s*${variable}\\.${field}\\s*\\)`).test(expression);
      if (!guarded) return `${variable}.${field}`;
    }
  }
  return firstLine(thrown instanceof Error ? thrown.message : String(thrown));
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
