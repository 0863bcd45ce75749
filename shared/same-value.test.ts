import { expect, test } from 'vitest';
import { isSameValue } from './same-value.ts';

test('the order of fields does not count, that of lists does', () => {
  expect(
    isSameValue({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 }),
  ).toBe(true);
  expect(isSameValue({ a: undefined }, {})).toBe(true);
  expect(isSameValue([1, 2], [2, 1])).toBe(false);
  expect(isSameValue({ a: null }, {})).toBe(false);
});
