import { Environment } from '@marcbachmann/cel-js';
import { type Facts, VARIABLES } from './facts.ts';
import type { Rule } from './rule.ts';

/** Where and why an expression is not one of ours, and what was expected. Columns count from 1. */
export type ExpressionError = { message: string; column: number | null };
/** True, false, or the name of what was unknown. */
export type Answer = { value: boolean } | { unknown: string };
type Evaluate = (facts: Facts & { param: Record<string, number> }) => unknown;
type Compiled = { run: Evaluate; param: Record<string, number> };
/** What of a rule its evaluation depends on. */
export type Condition = Pick<Rule, 'when' | 'params'>;

const environment = Object.entries(VARIABLES).reduce(
  (built, [name, schema]) => built.registerVariable({ name, schema }),
  new Environment({ limits: { maxDepth: 50, maxAstNodes: 500 } }),
);
const environments = new Map<string, Environment>();
const parsed = new Map<string, Evaluate>();
/** By the rule itself: rules are replaced, never changed. */
const compiled = new WeakMap<Condition, Compiled>();

/** Null when the expression is fit for a rule, else what is wrong with it. */
export function checkExpression({ when, params }: Condition): ExpressionError | null {
  const result = environmentFor(params).check(when);
  if (!result.valid) {
    const start = result.error?.range?.start;
    const message = firstLine(result.error?.message ?? 'not a CEL expression');
    return {
      message: withExpected(message, when, start ?? 0, params),
      column: start === undefined ? null : start + 1,
    };
  }
  if (result.type !== 'bool') {
    return { message: `expected true or false, this gives ${result.type}`, column: 1 };
  }
  // The library's pattern matching backtracks: 26 characters can take seconds.
  const pattern = /\.\s*matches\s*\(|\bmatches\s*\(/.exec(when);
  return pattern
    ? {
        message: 'matches() is not available: expected startsWith(), endsWith(), contains() or ==',
        column: pattern.index + 1,
      }
    : null;
}

/** Evaluates a checked condition. Throws where `checkExpression` would have found an error. */
export function evaluate(condition: Condition, facts: Facts): Answer {
  let known = compiled.get(condition);
  if (!known) {
    known = compile(condition);
    compiled.set(condition, known);
  }
  try {
    return { value: known.run({ ...facts, param: known.param }) === true };
  } catch (thrown) {
    return { unknown: unknownIn(condition.when, facts, thrown) };
  }
}

function compile(condition: Condition): Compiled {
  const { when, params } = condition;
  const slot = `${namesOf(params)} ${when}`;
  let run = parsed.get(slot);
  if (!run) {
    const error = checkExpression(condition);
    if (error) throw new Error(`rule expression: ${error.message}`);
    run = environmentFor(params).parse(when) as Evaluate;
    if (parsed.size > 500) parsed.clear();
    parsed.set(slot, run);
  }
  return { run, param: Object.fromEntries(params.map(({ name, value }) => [name, value])) };
}

const READ = /\b([a-z]+)\.([a-zA-Z]+)\b(?!\s*\()/g;

function environmentFor(params: Rule['params']): Environment {
  const names = namesOf(params);
  if (names === '') return environment;
  let own = environments.get(names);
  if (!own) {
    const schema = Object.fromEntries(params.map(({ name }) => [name, 'double']));
    own = environment.clone().registerVariable({ name: 'param', schema });
    if (environments.size > 200) environments.clear();
    environments.set(names, own);
  }
  return own;
}

function namesOf(params: Rule['params']): string {
  return params.map(({ name }) => name).join(',');
}

/** The first variable that the expression reads and the facts do not hold. */
function unknownIn(when: string, facts: Facts, thrown: unknown): string {
  for (const [, variable, field] of when.matchAll(READ)) {
    const group = facts[variable as keyof Facts] as Record<string, unknown> | undefined;
    if (group && field !== undefined && !(field in group)) {
      const guarded = new RegExp(`has\\(\\s*${variable}\\.${field}\\s*\\)`).test(when);
      if (!guarded) return `${variable}.${field}`;
    }
  }
  return firstLine(thrown instanceof Error ? thrown.message : String(thrown));
}

/** The library's words, and what it would have taken instead. */
function withExpected(
  message: string,
  when: string,
  start: number,
  params: Rule['params'],
): string {
  if (message.startsWith('Unknown variable')) {
    const names = [...Object.keys(VARIABLES), ...(params.length > 0 ? ['param'] : [])];
    return `${message}: expected ${listed(names)}`;
  }
  if (message.startsWith('No such key')) {
    const [, group = ''] = /([a-zA-Z]+)\s*\.\s*$/.exec(when.slice(0, start)) ?? [];
    const fields =
      group === 'param'
        ? params.map(({ name }) => name)
        : Object.keys(VARIABLES[group as keyof typeof VARIABLES] ?? {});
    return fields.length > 0 ? `${message}: expected ${listed(fields)}` : message;
  }
  if (message.includes('Unexpected token: EOF')) return `${message}: expected more after this`;
  if (/overload: .*\bint\b/.test(message))
    return `${message}: expected a number with a point, as 1.0`;
  const [, left, right] = /overload: \$?(\w+) \S+ \$?(\w+)$/.exec(message) ?? [];
  if (left !== undefined && left in VARIABLES) {
    return `${message}: expected one of its fields, as ${left}.${Object.keys(VARIABLES[left as keyof typeof VARIABLES])[0]}`;
  }
  return left !== undefined && left !== right ? `${message}: expected two of one type` : message;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
