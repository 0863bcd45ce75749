import { expect, test } from 'vitest';
import { BLANK_PROFILE } from './blank.ts';
import type { SiteProfile } from './profile.ts';
import { ruleNamed } from './rule-named.ts';

const at = { method: 'POST', path: '/api' } as const;
const profile: SiteProfile = {
  ...BLANK_PROFILE,
  net: {
    ...BLANK_PROFILE.net,
    submit: [{ id: 'make', ...at, body: [{ path: 'text', regex: '.' }], request: {} }],
    status: [{ id: 'ask', ...at, body: [{ path: 'ticket', regex: '.' }] }],
    balance: [{ id: 'funds', ...at, body: [{ path: 'action', equals: 'funds' }] }],
    models: [{ id: 'models', method: 'GET', path: '/models' }],
  },
};
const named = (body: object | string, rule = 'make') =>
  ruleNamed(
    profile,
    {
      ...{ rule, method: 'POST', url: 'https://a.example/api', type: null },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    'https://a.example',
  );

test('requests that share an address are told apart by their bodies', () => {
  expect(named({ text: 'a heron' })).toBe('make');
  expect(named({ ticket: 't1' })).toBe('ask');
  expect(named({ action: 'funds' })).toBe('funds');
  expect(named({ action: 'else' })).toBe('');
});

test('where the body is not known, what the address says stands', () => {
  expect(named('')).toBe('make');
  expect(named('{"text":"cut o')).toBe('make');
});

test('rules that ask nothing of the body are named by their address', () => {
  const request = { method: 'GET', url: 'https://a.example/models', type: null, body: '{"a":1}' };
  expect(ruleNamed(profile, { rule: 'models', ...request }, 'https://a.example')).toBe('models');
});
