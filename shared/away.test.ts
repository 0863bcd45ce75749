import { expect, test } from 'vitest';
import { rulesAway } from './away.ts';
import { DEFAULT_RULES } from './default-pack.ts';
import type { RuleSet } from './rule.ts';

const enforcedIn = ({ rules }: RuleSet) =>
  rules.filter(({ mode }) => mode === 'enforce').map(({ id }) => id);
const all: RuleSet = {
  ...DEFAULT_RULES,
  rules: DEFAULT_RULES.rules.map((rule) => ({ ...rule, mode: 'enforce' })),
};
const LIMITS = ['daily-cap', 'weekly-cap', 'project-cap', 'generation-cap', 'finals-reserve'];

test('with the companion away the limits that the person set hold, the others watch', () => {
  expect(enforcedIn(rulesAway({ ...all, away: 'limits' }))).toEqual(LIMITS);
  const watching = rulesAway({ ...all, away: 'limits' }).rules.filter(
    ({ mode }) => mode === 'watch',
  );
  expect(watching).toHaveLength(all.rules.length - LIMITS.length);
});

test('it is a setting: every rule holds, or none', () => {
  expect(rulesAway({ ...all, away: 'rules' })).toEqual({ ...all, away: 'rules' });
  expect(enforcedIn(rulesAway({ ...all, away: 'nothing' }))).toEqual([]);
});

test('a rule that is off stays off', () => {
  const off: RuleSet = { ...all, rules: all.rules.map((rule) => ({ ...rule, mode: 'off' })) };
  expect(rulesAway(off).rules.every(({ mode }) => mode === 'off')).toBe(true);
});
