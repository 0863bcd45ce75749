import { expect, test } from 'vitest';
import { faultOfPattern } from './pattern.ts';
import { SHIPANY_TWO } from './shipany-two.ts';

test.each([
  '^(generate|generating|create)',
  '^cost\\s+[\\d.,]+\\s+credits?$',
  'insufficient|not enough|余额不足|积分不足|недостаточно',
  '^\\s*(\\d{1,12}(?:\\.\\d{1,6})?)\\s*s?$',
  '^.*$',
  '\\bcredits?\\b',
  '(?:ab)+c',
  '^-?[1-9]',
  'image \\(\\d+ of \\d+\\)',
])('%s may stand in a profile', (pattern) => {
  expect(faultOfPattern(pattern)).toBeNull();
});

test.each([
  ['(', /not a regular expression/],
  ['[z-a]', /not a regular expression/],
  ['(a+)+$', /something repeats/],
  ['(a|a)*$', /alternatives/],
  ['(a|aa)+$', /alternatives/],
  ['(?:\\w|\\d)*$', /alternatives/],
  ['(.*)*x', /something repeats/],
  ['(a?){40}a{40}', /something repeats/],
  ['\\d+\\d+x', /"\\d" and "\\d"/],
  ['.*foo.*bar', /can take the same/],
  ['\\s*\\n\\s*x', /can take the same/],
  ['.*余.*', /can take the same/],
  ['.*\\u4f59.*', /can take the same/],
  ['[^a]*Ä[^b]*', /can take the same/],
  [`${'a?'.repeat(30)}${'a'.repeat(30)}`, /can take the same/],
  ['(?:ab)*(?:ba)*x', /can take the same/],
  [`${'(a|a)'.repeat(30)}b`, /too many alternatives/],
  ['(a)\\1', /refers back/],
  ['(?=a+)b', /looks ahead/],
  ['(?<!a)b', /not understood/],
])('%s is refused', (pattern, why) => {
  expect(faultOfPattern(pattern)).toMatch(why);
});

test('a pattern of the greatest length is judged whatever it says', () => {
  const all = ['a', 'a?', '[a-z]+', '(a|b)', '(?:', ')', '|', '\\s*', '.', '中', '{2,5}'];
  for (let seed = 1; seed < 400; seed++) {
    let state = seed;
    let source = '';
    while (source.length < 390) {
      state = (state * 48_271) % 2_147_483_647;
      source += all[state % all.length];
    }
    expect(() => faultOfPattern(source)).not.toThrow();
  }
});

test('the bundled sentences may stand', () => {
  for (const { regex } of SHIPANY_TWO.errors) if (regex) expect(faultOfPattern(regex)).toBeNull();
});
