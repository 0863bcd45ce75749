import { expect, test } from 'vitest';
import { DEFAULT_PACK, DEFAULT_RULES } from './default-pack.ts';
import { keepPack, proposed, WATCH_DAYS } from './keep-pack.ts';
import { NO_CAPS, type Rule, RuleSet } from './rule.ts';

const NOW = 1_790_000_000_000;
const DAY_MS = 86_400_000;
const find = ({ rules }: RuleSet, id: string): Rule => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
};
const withRule = (change: Partial<Rule> & Pick<Rule, 'id'>): RuleSet => ({
  ...DEFAULT_RULES,
  rules: DEFAULT_PACK.map((rule) => (rule.id === change.id ? { ...rule, ...change } : rule)),
});

test('what the person set of a rule stays, its words come from the pack', () => {
  const stored = withRule({
    id: 'explore-light',
    title: 'As it was called',
    when: 'concept.generations < 2.0',
    mode: 'enforce',
    params: [{ name: 'drafts', title: 'Old', unit: 'count', value: 7, min: 0, max: 9, step: 1 }],
  });
  const rule = find(keepPack(stored, NOW), 'explore-light');
  expect(rule).toMatchObject({ title: 'Explore before heavy', mode: 'enforce' });
  expect(rule.params).toMatchObject([{ name: 'drafts', value: 7, min: 1, max: 20 }]);
});

test("one's own rule stays as it is, under the name of one of the pack too", () => {
  const own = { source: 'user', when: 'false', title: 'Mine' } as const;
  const kept = keepPack(withRule({ id: 'paid-upscale', ...own }), NOW);
  expect(find(kept, 'paid-upscale')).toMatchObject(own);
  expect(kept.rules.filter(({ id }) => id === 'paid-upscale')).toHaveLength(1);
});

test('rules that the pack dropped go, new ones come', () => {
  const dropped = { ...find(DEFAULT_RULES, 'daily-cap'), id: 'of-old' };
  const [first, ...rest] = DEFAULT_PACK;
  const kept = keepPack({ ...DEFAULT_RULES, rules: [...rest, dropped] }, NOW);
  expect(kept.rules.map(({ id }) => id)).toEqual(DEFAULT_PACK.map(({ id }) => id));
  expect(kept.rules[0]?.id).toBe(first?.id);
});

test('rules stored by an earlier version are read and completed', () => {
  const early = {
    revision: 4,
    caps: { daily: 50_000, generation: null },
    rules: DEFAULT_PACK.slice(0, 3).map(
      ({ params: _, scope: __, watchedSince: ___, ...rule }) => rule,
    ),
  };
  const kept = keepPack(RuleSet.parse(early), NOW);
  expect(kept.caps).toEqual({ ...NO_CAPS, daily: 50_000 });
  expect(kept.rules).toHaveLength(DEFAULT_PACK.length);
  expect(kept.revision).toBe(4);
});

test('a rule proposes itself once it has watched for long enough, and not before', () => {
  const begun = keepPack(DEFAULT_RULES, NOW);
  expect(keepPack(begun, NOW + DAY_MS)).toBe(begun);
  const due = NOW + WATCH_DAYS * DAY_MS;
  expect(proposed(begun, due - 1)).toEqual([]);
  const watching = DEFAULT_PACK.filter(({ mode }) => mode === 'watch').map(({ id }) => id);
  expect(proposed(begun, due).map(({ id }) => id)).toEqual(watching);
  const turned = keepPack(
    { ...begun, rules: begun.rules.map((rule) => ({ ...rule, mode: 'off' as const })) },
    due,
  );
  expect(turned.rules.every(({ watchedSince }) => watchedSince === null)).toBe(true);
  expect(proposed(turned, due)).toEqual([]);
});
