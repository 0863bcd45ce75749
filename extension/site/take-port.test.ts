import { describe, expect, test } from 'vitest';
import { readFromPage } from './take-port.ts';

describe('readFromPage', () => {
  const submit = { kind: 'submit', seq: 1, rule: 'generate', url: '/x', body: '{}', cut: false };

  test('takes a message of a known shape, and only its known fields', () => {
    expect(readFromPage({ ...submit, more: 'x' })).toEqual(submit);
    expect(readFromPage({ kind: 'ping', seq: 7 })).toEqual({ kind: 'ping', seq: 7 });
  });

  test.each([
    [null],
    ['submit'],
    [{ kind: 'constructor' }],
    [{ kind: 'toString', seq: 1 }],
    [{ ...submit, seq: -1 }],
    [{ ...submit, seq: 1.5 }],
    [{ ...submit, seq: '1' }],
    [{ ...submit, body: ['{}'] }],
    [{ ...submit, cut: undefined }],
    [{ kind: 'answer', seq: 1, rule: 'query', status: '200', text: '', cut: false }],
  ])('refuses %j', (data) => {
    expect(readFromPage(data)).toBeNull();
  });
});
