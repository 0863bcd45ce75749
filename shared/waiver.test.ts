import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleRule } from '../companion/sample.ts';
import { decide } from './decide.ts';
import { DEFAULT_RULES } from './default-pack.ts';
import type { Facts } from './facts.ts';
import { Decision, type Verdict } from './generation.ts';
import { keepPack } from './keep-pack.ts';
import { NO_CAPS, type RuleMode, RuleSet } from './rule.ts';
import {
  spanOf,
  takenBack,
  WAIVERS_MAX,
  type Waiver,
  whyNotWaived,
  withWaivers,
} from './waiver.ts';

const AT = 1_790_000_000_000;
const DAY = 86_400_000;
const SITE = 'https://studio.example';
const IDEA = '019ab2c0-0000-7000-8000-000000000001';
const idOf = (n: number) => `019ab2c0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const FACTS: Facts = {
  request: { site: SITE, kind: 'upscale', media: 'image', resolution: '2K' },
  price: { credits: 9, upTo: 9 },
  balance: { credits: 100 },
  day: { spent: 10, reserved: 0, generations: 3 },
  week: { spent: 10, reserved: 0, generations: 3, heavyReviewed: 0 },
  budget: { left: 100 },
  caps: {},
  concept: { id: IDEA, generations: 5, light: 5, heavy: 0, reviewed: 0, usable: 0 },
  asset: {},
  destination: {},
  project: { name: 'spring teaser', spent: 0, reserved: 0 },
  clock: { hour: 12, weekday: 2, minutesToReset: 700 },
  prompt: {},
};
const waiver = (change: Partial<Waiver> = {}): Waiver => ({
  id: idOf(7),
  rule: 'paid-upscale',
  scope: { sites: [], projects: [], concept: null },
  reason: 'the client pays for it',
  since: AT - DAY,
  until: null,
  ...change,
});
const within = (change: Partial<Waiver['scope']>) =>
  waiver({ scope: { sites: [], projects: [], concept: null, ...change } });
const judged = (waivers: Waiver[], facts = FACTS, rules: Partial<RuleSet> = {}) =>
  decide(facts, { ...DEFAULT_RULES, ...rules, waivers }, AT, 'companion');

test('a rule that a living waiver covers does not ask, and is noted with the waiver', () => {
  expect(judged([]).verdict).toBe('confirm');
  const decision = judged([waiver()]);
  expect(decision).toMatchObject({
    verdict: 'allow',
    because: [],
    waived: [{ rule: 'paid-upscale', waiver: idOf(7) }],
  });
  expect(decision.waived?.[0]?.text).toContain('pay 9 credits for 2K');
  expect(Decision.safeParse(decision).error).toBeUndefined();
});

test.each<[string, Waiver, boolean]>([
  ['on this studio', within({ sites: [SITE] }), true],
  ['on another studio', within({ sites: ['https://other.example'] }), false],
  ['for this project', within({ projects: ['spring teaser'] }), true],
  ['for another project', within({ projects: ['autumn'] }), false],
  ['for this idea', within({ concept: IDEA }), true],
  ['for another idea', within({ concept: idOf(2) }), false],
  ['of another rule', waiver({ rule: 'explore-light' }), false],
  ['that begins now', waiver({ since: AT }), true],
  ['that begins later', waiver({ since: AT + 1 }), false],
  ['that ends later', waiver({ until: AT + 1 }), true],
  ['that ends now', waiver({ until: AT }), false],
  ['that was taken back', takenBack([waiver()], idOf(7), AT - 1)[0]!, false],
])('a waiver %s', (_, one, covers) => {
  expect(judged([one]).verdict).toBe(covers ? 'allow' : 'confirm');
});

test('one without project or idea is not covered by a waiver for a named one', () => {
  const { id: _, ...unnamed } = FACTS.concept;
  const facts = { ...FACTS, project: {}, concept: unnamed };
  expect(judged([within({ projects: ['spring teaser'] })], facts).verdict).toBe('confirm');
  expect(judged([within({ concept: IDEA })], facts).verdict).toBe('confirm');
});

test('another rule still asks, a rule that watches still notes, and a limit still holds', () => {
  const ask = sampleRule({ id: 'ask', when: 'true' });
  const both = judged([waiver()], FACTS, { rules: [...DEFAULT_RULES.rules, ask] });
  expect(both.because.map(({ rule }) => rule)).toEqual(['ask']);
  expect(both).toMatchObject({ verdict: 'confirm', waived: [{ rule: 'paid-upscale' }] });
  const watching = { ...ask, mode: 'watch' as const };
  const noted = judged([waiver({ rule: 'ask' })], FACTS, { rules: [watching] });
  expect(noted.watched.map(({ rule }) => rule)).toEqual(['ask']);
  expect(noted.waived).toBeUndefined();
  for (const [rule, caps] of [
    ['daily-cap', { daily: 12 }],
    ['generation-cap', { generation: 3 }],
    ['finals-reserve', { finals: 95 }],
  ] as const) {
    const facts = { ...FACTS, request: { ...FACTS.request, kind: 'text-to-image' }, caps };
    const spoke = judged([waiver({ rule })], facts);
    expect(spoke.because.map((one) => one.rule)).toEqual([rule]);
  }
});

test('says why no waiver can stand for a rule', () => {
  const why = (id: string) => whyNotWaived(DEFAULT_RULES.rules.find((rule) => rule.id === id)!);
  expect(why('paid-upscale')).toBeNull();
  expect(why('daily-cap')).toContain('blocks');
  expect(why('generation-cap')).toContain('approval');
  expect(why('finals-reserve')).toContain('limit of yours');
  expect(why('one-model')).toContain('never asks');
});

test('a waiver never makes a decision stricter', () => {
  const strength: Record<Verdict, number> = { allow: 0, confirm: 1, 'needs-approval': 2, block: 3 };
  const ids = DEFAULT_RULES.rules.map(({ id }) => id);
  const some = <T>(...values: T[]) => fc.subarray(values, { maxLength: 2 });
  const anyWaiver: fc.Arbitrary<Waiver> = fc
    .record({
      rule: fc.constantFrom(...ids, 'own', 'gone'),
      sites: some(SITE, 'https://other.example'),
      projects: some('spring teaser', 'autumn'),
      concept: fc.constantFrom(null, IDEA, idOf(2)),
      since: fc.integer({ min: AT - 2, max: AT + 2 }),
      until: fc.option(fc.integer({ min: AT - 2, max: AT + 2 })),
    })
    .map(({ rule, since, until, ...scope }) => waiver({ rule, since, until, scope }));
  const given = fc.record({
    modes: fc.array(fc.constantFrom<RuleMode>('off', 'watch', 'enforce'), {
      minLength: ids.length,
      maxLength: ids.length,
    }),
    own: fc.constantFrom<Verdict>('allow', 'confirm', 'needs-approval', 'block'),
    kind: fc.constantFrom('upscale', 'text-to-image'),
    tier: fc.constantFrom('light', 'heavy'),
    cap: fc.constantFrom(3, 12, 95),
    known: fc.array(anyWaiver, { maxLength: 3 }),
    more: anyWaiver,
  });
  fc.assert(
    fc.property(given, ({ modes, own, kind, tier, cap, known, more }) => {
      const rules = [
        ...DEFAULT_RULES.rules.map((rule, i) => ({ ...rule, mode: modes[i] ?? rule.mode })),
        sampleRule({ id: 'own', when: 'price.credits > 1.0', verdict: own }),
      ];
      const facts: Facts = {
        ...FACTS,
        request: { ...FACTS.request, kind, tier, promoted: false },
        caps: { daily: cap, generation: cap, finals: cap },
        concept: { ...FACTS.concept, generations: 1 },
      };
      const before = judged(known, facts, { rules });
      const after = judged([...known, more], facts, { rules });
      expect(strength[after.verdict]).toBeLessThanOrEqual(strength[before.verdict]);
      const spoke = new Set(before.because.map(({ rule }) => rule));
      expect(after.because.every(({ rule }) => spoke.has(rule))).toBe(true);
      // What guards a limit says the same with any waiver.
      const limits = ({ because }: Decision) =>
        because.filter(({ rule }) => /-cap$|^finals/.test(rule));
      expect(limits(after)).toEqual(limits(before));
      // Nothing is lost: each rule that spoke speaks still, or is noted.
      const told = ({ because, waived = [] }: Decision) =>
        [...because, ...waived].map(({ rule }) => rule).sort();
      expect(told(after)).toEqual(told(before));
    }),
    { numRuns: 500 },
  );
});

test('a span says where and how long, and never reaches beyond its studio', () => {
  const about = { site: SITE, project: 'spring teaser', concept: IDEA };
  const scope = { sites: [SITE], projects: [], concept: null };
  expect(spanOf('concept', about, AT)).toEqual({
    scope: { ...scope, concept: IDEA },
    until: null,
  });
  expect(spanOf('project', about, AT)).toEqual({
    scope: { ...scope, projects: ['spring teaser'] },
    until: null,
  });
  expect(spanOf('project', { ...about, project: null }, AT)).toBeNull();
  expect(spanOf('week', about, AT)).toEqual({ scope, until: AT + 7 * DAY });
  expect(spanOf('site', about, AT)).toEqual({ scope, until: null });
});

test('where there is no room the ones that ended longest ago go first, never a living one', () => {
  const full = Array.from({ length: WAIVERS_MAX }, (_, i) =>
    waiver({ id: idOf(i), until: i < 3 ? AT - 10 * (i + 1) : null }),
  );
  const next = withWaivers(full, [waiver({ id: idOf(999) })], AT);
  expect(next).toHaveLength(WAIVERS_MAX);
  expect(next.some(({ id }) => id === idOf(2))).toBe(false);
  expect(next.at(-1)?.id).toBe(idOf(999));
  const living = full.map((one) => ({ ...one, until: null }));
  expect(withWaivers(living, [waiver()], AT)).toHaveLength(WAIVERS_MAX + 1);
});

test('rules that were stored before there were waivers have none', () => {
  const { waivers: _, ...before } = DEFAULT_RULES;
  expect(RuleSet.parse(before)).toEqual(DEFAULT_RULES);
  expect(
    RuleSet.safeParse({ ...before, caps: NO_CAPS, waivers: [waiver({ reason: '' })] }).success,
  ).toBe(false);
});

test('waivers of rules that are gone, or that ask no more, go with them', () => {
  const now = AT;
  const kept = keepPack({ ...DEFAULT_RULES, waivers: [waiver()] }, now);
  expect(kept.waivers).toEqual([waiver()]);
  expect(keepPack(kept, now)).toBe(kept);
  const stale = { ...kept, waivers: [waiver({ rule: 'gone' }), waiver({ rule: 'daily-cap' })] };
  expect(keepPack(stale, now).waivers).toEqual([]);
});
