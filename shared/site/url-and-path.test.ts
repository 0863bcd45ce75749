import { expect, test } from 'vitest';
import { matchOrigin, matchPath, matchRule } from './match-rule.ts';
import { readAll } from './path.ts';
import { unwrapUrl } from './unwrap-url.ts';

const BASE = 'https://studio.example/app/x';

test.each([
  ['/images/a.png', 'https://studio.example/images/a.png'],
  ['/_next/image?url=%2Fimages%2Fa.png&w=256&q=75', 'https://studio.example/images/a.png'],
  ['/_next/image?url=https%3A%2F%2Fcdn.example%2Fa.png%3Fsig%3D1&w=9', 'https://cdn.example/a.png'],
  ['/api/proxy/file?url=https%3A%2F%2Fcdn.example%2Fa.png', 'https://cdn.example/a.png'],
  [
    'https://cdn.example/a.png?v=2&X-Amz-Date=1&X-Amz-Signature=2#top',
    'https://cdn.example/a.png?v=2',
  ],
  [
    '/redirect?url=https%3A%2F%2Fevil.example',
    'https://studio.example/redirect?url=https%3A%2F%2Fevil.example',
  ],
  ['javascript:alert(1)', null],
  ['data:image/png;base64,AAAA', null],
  ['http://[', null],
  [`https://a.example/${'x'.repeat(5000)}`, null],
])('unwrapUrl %s', (text, expected) => {
  expect(unwrapUrl(text, BASE)).toBe(expected);
});

test('matchPath', () => {
  expect(matchPath('/api/ai/generate', '/api/ai/generate')).toBe(true);
  expect(matchPath('/api/ai/generate', '/api/ai/generate/')).toBe(true);
  expect(matchPath('/api/ai/generate', '/api/ai/generates')).toBe(false);
  expect(matchPath('/api/ai/generate', '/api/ai/generat')).toBe(false);
  expect(matchPath('/api/*/enqueue', '/api/q1/enqueue')).toBe(true);
  expect(matchPath('/api/*/enqueue', '/api//enqueue')).toBe(false);
  expect(matchPath('/api/*', '/api/a/b')).toBe(false);
});

test('matchOrigin: a star is one label of the host, and sockets go by their twin', () => {
  for (const [pattern, origin, matches] of [
    ['https://api.studio.example', 'https://api.studio.example', true],
    ['https://api.studio.example', 'http://api.studio.example', false],
    ['https://api.studio.example', 'https://api.studio.example.evil.test', false],
    ['https://*.studio.example', 'https://api.studio.example', true],
    ['https://*.studio.example', 'https://a.b.studio.example', false],
    ['https://*.studio.example', 'https://studio.example', false],
    ['https://*', 'https://localhost:81', false],
    ['http://localhost:4747', 'ws://localhost:4747', true],
    ['wss://*.studio.example', 'wss://api.studio.example', true],
    ['wss://*.studio.example', 'https://api.studio.example', true],
    ['wss://studio.example', 'ws://studio.example', false],
  ] as const)
    expect([pattern, origin, matchOrigin(pattern, origin)]).toEqual([pattern, origin, matches]);
});

test('matchRule looks at the method and the origin too', () => {
  const own = 'https://studio.example';
  const rule = { id: 'x', method: 'POST', path: '/x' } as const;
  const there = { origin: own, path: '/x' };
  expect(matchRule(rule, 'POST', there, own)).toBe(true);
  expect(matchRule(rule, 'GET', there, own)).toBe(false);
  expect(matchRule({ ...rule, method: '*' }, 'GET', there, own)).toBe(true);
  const api = { origin: 'https://api.example', path: '/x' };
  expect(matchRule(rule, 'POST', api, own)).toBe(false);
  expect(matchRule({ ...rule, origin: 'https://api.example' }, 'POST', api, own)).toBe(true);
  expect(matchRule({ ...rule, origin: 'https://api.example' }, 'POST', there, own)).toBe(false);
});

test('readAll never throws and reads own properties only', () => {
  const document = { a: [{ b: '{"c":[1,2]}' }, { b: 'no' }, null], n: null };
  expect(readAll(document, 'a[].b|json.c[]')).toEqual([1, 2]);
  expect(readAll(document, 'constructor.name')).toEqual([]);
  expect(readAll(document, 'n.x')).toEqual([]);
  expect(readAll('x', 'length')).toEqual([]);
});
