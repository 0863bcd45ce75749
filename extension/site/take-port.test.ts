import { describe, expect, test } from 'vitest';
import { readFromPage } from './take-port.ts';

describe('readFromPage', () => {
  const address = { method: 'POST', url: 'https://studio.example/x', type: 'application/json' };
  const submit = {
    ...{ kind: 'submit', seq: 1, rule: 'generate', ...address },
    ...{ headers: '{}', body: '{}', cut: false },
  };
  const answer = {
    ...{ kind: 'answer', seq: 1, rule: 'query', ...address },
    ...{ status: 200, text: '', cut: false, request: '' },
  };

  test('takes a message of a known shape, and only its known fields', () => {
    expect(readFromPage({ ...submit, more: 'x' })).toEqual(submit);
    expect(readFromPage(answer)).toEqual(answer);
    expect(readFromPage({ kind: 'ping', seq: 7 })).toEqual({ kind: 'ping', seq: 7 });
  });

  test.each([
    ['Application/JSON; charset=UTF-8', 'application/json'],
    ['multipart/form-data; charset=x; boundary=aBc', 'multipart/form-data; boundary=aBc'],
    ['', ''],
  ])('content type %j is %j', (type, plain) => {
    expect(readFromPage({ ...submit, type })).toMatchObject({ type: plain });
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
    [{ ...submit, headers: {} }],
    [{ ...answer, status: '200' }],
    [{ ...answer, request: null }],
    [{ ...answer, method: undefined }],
  ])('refuses %j', (data) => {
    expect(readFromPage(data)).toBeNull();
  });
});
