import { expect, test } from 'vitest';
import { checkExpression } from './cel.ts';
import { decide } from './decide.ts';
import { DEFAULT_RULES } from './default-pack.ts';
import type { Facts } from './facts.ts';
import { NO_CAPS, type Rule, RuleSet } from './rule.ts';

const AT = 1_790_000_000_000;
const FACTS: Facts = {
  request: { kind: 'text-to-image', media: 'image', model: 'm', tier: 'light', promoted: false },
  price: { credits: 4, upTo: 4 },
  balance: { credits: 100 },
  day: { spent: 10, reserved: 0, generations: 3 },
  week: { spent: 10, reserved: 0, generations: 3, heavyReviewed: 0 },
  budget: { left: 100 },
  caps: {},
  concept: { generations: 5, light: 5, heavy: 0, reviewed: 0, usable: 0 },
  asset: {},
  destination: {},
  project: {},
  clock: { hour: 12, weekday: 2, minutesToReset: 700 },
  prompt: { spatial: 0, textBlocks: 0, textWords: 0, layout: 0, negations: 0, logo: false },
};
const caps = (daily: number | null, generation: number | null = null): RuleSet => ({
  ...DEFAULT_RULES,
  caps: { ...NO_CAPS, daily, generation },
});
const factsWith = (over: Partial<Facts>): Facts => ({ ...FACTS, ...over });

test('the default rules are valid data and every expression compiles', () => {
  expect(RuleSet.safeParse(DEFAULT_RULES).error).toBeUndefined();
  for (const rule of DEFAULT_RULES.rules)
    expect([rule.id, checkExpression(rule)]).toEqual([rule.id, null]);
});

test('an ordinary light draft is allowed without a word', () => {
  expect(decide(FACTS, DEFAULT_RULES, AT, 'companion')).toEqual({
    verdict: 'allow',
    because: [],
    watched: [],
    silent: [],
    decidedBy: 'companion',
  });
});

test('a daily cap holds to the credit, reservations included', () => {
  const at = (spent: number, reserved: number) =>
    decide(
      factsWith({ caps: { daily: 20 }, day: { spent, reserved, generations: 1 } }),
      caps(20_000),
      AT,
      'companion',
    ).verdict;
  expect(at(16, 0)).toBe('allow');
  expect(at(16.5, 0)).toBe('block');
  expect(at(12, 4)).toBe('allow');
  expect(at(12, 5)).toBe('block');
});

test('the message carries the numbers', () => {
  const decision = decide(factsWith({ caps: { daily: 12 } }), caps(12_000), AT, 'extension');
  expect(decision.because).toEqual([
    {
      rule: 'daily-cap',
      text: 'Your cap is 12 credits a day: 10 are spent, 0 reserved, and this costs 4.',
    },
  ]);
  expect(decision.decidedBy).toBe('extension');
});

test('a rule over an unknown variable gives no verdict and says so', () => {
  const decision = decide(
    factsWith({ price: {}, caps: { daily: 12 } }),
    caps(12_000),
    AT,
    'companion',
  );
  expect(decision.verdict).toBe('allow');
  expect(decision.silent).toContainEqual({ rule: 'daily-cap', text: 'price.upTo is unknown' });
});

test('a paid upscale confirms, a free one passes, one of unknown price says that it is unknown', () => {
  const upscale = (price: Facts['price']) =>
    decide(
      factsWith({ request: { kind: 'upscale', media: 'image', resolution: '2K' }, price }),
      DEFAULT_RULES,
      AT,
      'companion',
    );
  expect(upscale({ credits: 9 }).verdict).toBe('confirm');
  expect(upscale({ credits: 9 }).because[0]?.text).toContain('pay 9 credits for 2K');
  expect(upscale({ credits: 0 }).verdict).toBe('allow');
  expect(upscale({}).verdict).toBe('allow');
  expect(upscale({}).silent.map(({ rule }) => rule)).toContain('paid-upscale');
});

test('a watching rule notes what it would have said and does not hold', () => {
  const decision = decide(
    factsWith({
      request: { kind: 'text-to-image', media: 'image', tier: 'heavy', promoted: false },
      concept: { generations: 1 },
    }),
    DEFAULT_RULES,
    AT,
    'companion',
  );
  expect(decision.verdict).toBe('allow');
  expect(decision.watched.map(({ rule }) => rule)).toEqual(['explore-light']);
});

test('the strongest verdict wins; off and expired rules are silent', () => {
  const rule = (over: Partial<Rule>): Rule => ({
    id: 'r',
    title: 'r',
    when: 'true',
    verdict: 'confirm',
    message: 'm',
    mode: 'enforce',
    source: 'user',
    expiresAt: null,
    params: [],
    scope: { sites: [], projects: [] },
    watchedSince: null,
    ...over,
  });
  const verdictOf = (...rules: Rule[]) =>
    decide(FACTS, { ...DEFAULT_RULES, rules }, AT, 'companion').verdict;
  expect(verdictOf(rule({}), rule({ verdict: 'needs-approval' }))).toBe('needs-approval');
  expect(verdictOf(rule({ verdict: 'block' }), rule({}))).toBe('block');
  expect(verdictOf(rule({ mode: 'off' }))).toBe('allow');
  expect(verdictOf(rule({ expiresAt: AT }))).toBe('allow');
  expect(verdictOf(rule({ expiresAt: AT + 1 }))).toBe('confirm');
});

test.each([
  ['price.credit > 1.0', 7, 'No such key'],
  ['price.credits +', 16, 'Unexpected token'],
  ['price.credits', 1, 'expected true or false'],
  ['request.kind.matches("^(a+)+$")', 13, 'matches() is not available'],
  ['request.kind > 1.0', null, ''],
])('the expression %s is refused at its column', (expression, column, message) => {
  const error = checkExpression({ when: expression, params: [] });
  expect(error?.message).toContain(message);
  if (column !== null) expect(error?.column).toBe(column);
});
