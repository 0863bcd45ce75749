import { expect, test } from 'vitest';
import { BLANK_PROFILE } from '../../shared/site/blank.ts';
import { readTask } from '../../shared/site/read-task.ts';
import { answer, ORIGIN } from './play.ts';

/** Answers to a submit by which studios refuse it, read with nothing learned. */
test.each([
  [402, { error: 'Insufficient credits', required: 20, available: 3 }, 'insufficient'],
  [402, { error: '积分不足，请购买更多积分后继续' }, 'insufficient'],
  [
    402,
    { ok: false, error: { code: 'BILLING_CREDITS_INSUFFICIENT', message: 'Not enough' } },
    'insufficient',
  ],
  [200, { code: -1, message: 'insufficient credits' }, 'insufficient'],
  [200, { code: 1003, msg: '余额不足' }, 'insufficient'],
  [403, { message: 'insufficient credits' }, 'insufficient'],
  [
    400,
    {
      code: -1,
      message: 'Insufficient credits. You need 10 credits but only have 2',
      error: 'x y',
    },
    'insufficient',
  ],
  [200, { success: true, taskId: '' }, 'failed'],
  [
    200,
    { errors: [{ message: 'Недостаточно средств', extensions: { code: 'X' } }], data: null },
    'insufficient',
  ],
  [429, { error: 'Rate limit exceeded. Please wait before making more requests.' }, 'rate-limited'],
  [200, { status: 'error', message: 'Server busy, please try again' }, 'rate-limited'],
  [400, { error: 'Content was filtered: sexual content violates our policy' }, 'moderated'],
  [422, { detail: [{ msg: 'prompt is flagged as NSFW' }] }, 'moderated'],
  [401, { error: 'Unauthorized' }, 'auth'],
  [200, { success: false, error: '请先登录' }, 'auth'],
  [200, { error: { code: 'x', message: 'クレジットが不足しています' } }, 'insufficient'],
  [200, { ok: false, message: 'رصيدك غير كافٍ' }, 'insufficient'],
  [200, { success: false, message: 'Créditos insuficientes' }, 'insufficient'],
])('status %i with %j is a refusal: %s', (status, body, kind) => {
  expect(readTask(BLANK_PROFILE, answer(body, status), ORIGIN)).toMatchObject({
    refused: { kind },
  });
});

test.each([
  [200, { code: 200, msg: 'success', data: {} }],
  [200, { code: 0, message: 'ok' }],
  [200, { success: true, error: null }],
  [502, { error: 'Bad gateway' }],
])('status %i with %j is no refusal', (status, body) => {
  expect(readTask(BLANK_PROFILE, answer(body, status), ORIGIN)).toHaveProperty('misunderstood');
});

test.each([
  [{ success: false, error: '服务繁忙' }, '服务繁忙', 'failed'],
  [{ success: true, taskId: '' }, 'status 200', 'failed'],
  [{ ok: false, message: 'Not enough credits' }, 'Not enough credits', 'insufficient'],
])('what a server action returns is read in its row: %j', (returned, message, kind) => {
  const rows = `0:{"a":"$@1","f":"","b":"development"}\n1:${JSON.stringify(returned)}\n`;
  const said = answer(rows, 200, 'text/x-component');
  expect(readTask(BLANK_PROFILE, said, ORIGIN)).toEqual({ refused: { kind, message } });
});

test('a server action that returns a task refuses nothing', () => {
  const rows = '0:{"a":"$@1","f":"","b":"development"}\n1:{"success":true,"taskId":"t-1"}\n';
  const said = answer(rows, 200, 'text/x-component');
  expect(readTask(BLANK_PROFILE, said, ORIGIN)).not.toHaveProperty('refused');
});

test.each([
  [500, 'Error del servidor', 'failed'],
  [402, 'Saldo insuficiente: no quedan créditos', 'insufficient'],
  [422, 'Blocked by the content safety policy', 'moderated'],
])('status %i with the plain words "%s" is a refusal in these words', (status, words, kind) => {
  const said = answer(words, status, 'text/plain;charset=utf-8');
  expect(readTask(BLANK_PROFILE, said, ORIGIN)).toEqual({ refused: { kind, message: words } });
});

test.each([
  [500, 'Internal Server Error', 'text/plain'],
  [500, '<h1>Application error</h1>', 'text/html'],
  [504, 'The gateway gave up', 'text/plain'],
  [500, '', 'text/plain'],
])('status %i with "%s" says nothing of the request', (status, words, type) => {
  expect(readTask(BLANK_PROFILE, answer(words, status, type), ORIGIN)).toHaveProperty(
    'misunderstood',
  );
});
