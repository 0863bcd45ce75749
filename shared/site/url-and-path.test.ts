import { expect, test } from 'vitest';
import { matchPath, matchRule } from './match-rule.ts';
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

test('matchRule looks at the method too', () => {
  const rule = { id: 'x', method: 'POST', path: '/x' } as const;
  expect(matchRule(rule, 'POST', '/x')).toBe(true);
  expect(matchRule(rule, 'GET', '/x')).toBe(false);
  expect(matchRule({ ...rule, method: '*' }, 'GET', '/x')).toBe(true);
});

test('readAll never throws and reads own properties only', () => {
  const document = { a: [{ b: '{"c":[1,2]}' }, { b: 'no' }, null], n: null };
  expect(readAll(document, 'a[].b|json.c[]')).toEqual([1, 2]);
  expect(readAll(document, 'constructor.name')).toEqual([]);
  expect(readAll(document, 'n.x')).toEqual([]);
  expect(readAll('x', 'length')).toEqual([]);
});
