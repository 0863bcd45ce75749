import { expect, test } from 'vitest';
import { BLANK_PROFILE } from '../../shared/site/blank.ts';
import { isWordsAlone } from '../../shared/site/learn/is-words-alone.ts';
import { learnFromAnswer } from '../../shared/site/learn/learn-from-answer.ts';
import { answer, KNOWN, PROMPT, play, request } from './play.ts';
import { IMAGE } from './studios.ts';

const post = (body: object) => request('POST', '/api/render', body);

test('one address for submit, question and balance, told apart by what the body is for', () => {
  const submit = post({ action: 'create', description: PROMPT, engine: 'turbo' });
  const check = post({ action: 'check', ticket: 't-8f3a' });
  const played = play({ shownCost: 0.02, shownBalance: 25 }, submit, [
    [submit, answer({ ticket: 't-8f3a', state: 'in_queue', usd: 0.02 })],
    [check, answer({ ticket: 't-8f3a', state: 'in_progress' })],
    [check, answer({ ticket: 't-8f3a', state: 'complete', picture: IMAGE })],
  ]);
  expect(played.charged).toBe(20);
  expect(played.assets).toEqual([IMAGE]);
  expect(played.last).toMatchObject({ task: 't-8f3a', state: 'succeeded' });
  const { net } = played.profile;
  expect(net.submit[0]?.body).toContainEqual({ path: 'action', equals: 'create' });
  expect(net.status[0]?.body).toContainEqual({ path: 'action', equals: 'check' });
  const funds = learnFromAnswer(played.profile, post({ action: 'funds' }), answer({ usd: 25 }), {
    ...KNOWN,
    shownBalance: 25,
  });
  expect(funds?.as).toBe('balance');
  expect(funds?.profile.net.balance[0]?.body).toContainEqual({ path: 'action', equals: 'funds' });
});

test('one address and no word for what is wanted: the prompt tells the one, the task the other', () => {
  const submit = post({ description: PROMPT, engine: 'turbo' });
  const check = post({ id: 'b51862de-c06d-49ba-8772-c11f9bdef029' });
  const said = { id: 'b51862de-c06d-49ba-8772-c11f9bdef029' };
  const played = play({}, submit, [
    [submit, answer({ ...said, state: 'queued' })],
    [check, answer({ ...said, state: 'done', images: [IMAGE] })],
  ]);
  expect(played.assets).toEqual([IMAGE]);
  expect(played.profile.net.submit[0]?.body).toEqual([{ path: 'description', regex: '.' }]);
  expect(played.profile.net.status[0]?.body).toEqual([{ path: 'id', regex: '.' }]);
});

test('events of a task are no visitor’s, whatever their address is called', () => {
  const submit = request('POST', '/api/images', { prompt: PROMPT, model: 'basic' });
  const events = request('SSE', '/api/images/b51862de-c06d-49ba-8772-c11f9bdef029/events');
  const uuid = 'b51862de-c06d-49ba-8772-c11f9bdef029';
  const played = play({}, submit, [
    [submit, answer({ data: { uuid, state: 'waiting' } }, 201)],
    [events, answer({ uuid, state: 'succeeded', images: [IMAGE] }, 200, '')],
  ]);
  expect(played.assets).toEqual([IMAGE]);
  const visits = request('POST', '/api/events', { name: 'generate', id: 'x' });
  expect(learnFromAnswer(played.profile, visits, answer({ images: [IMAGE] }), KNOWN)).toBeNull();
});

test('a failed task that says what it gave back cost nothing', () => {
  const submit = request('POST', '/api/images', { prompt: PROMPT, model: 'basic' });
  const status = request('GET', '/api/images/t81723');
  const played = play({}, submit, [
    [submit, answer({ taskId: 't81723', status: 'queued', creditsUsed: 3 })],
    [status, answer({ taskId: 't81723', status: 'failed', note: 'No picture', refunded: 3 })],
  ]);
  expect(played.last).toMatchObject({
    state: 'failed',
    refunded: true,
    error: { message: 'No picture' },
  });
});

test('credits under a studio’s own name, where the page shows the same number', () => {
  const known = { ...KNOWN, shownBalance: 4000 };
  const balance = (path: string, body: object) =>
    learnFromAnswer(BLANK_PROFILE, request('GET', path), answer(body), known);
  const pools = { trial: 100, monthly: 3900, permanent: 0, frozen: 0, total: 4000 };
  expect(balance('/api/credits/balance', { data: pools })?.profile.balance.value).toEqual([
    'data.total',
  ]);
  const wallet = { viewer: { id: 'v', wallet: { ink: 4000 } } };
  expect(balance('/graph', wallet)?.profile.balance.value).toEqual(['viewer.wallet.ink']);
  expect(balance('/me', { login: 'm', stars: 4000 })?.profile.balance.value).toEqual(['stars']);
  expect(balance('/me', { login: 'm', stars: 3990 })).toBeNull();
  expect(balance('/api/credits/list', { page: 4000 })).toBeNull();
});

const LONGER = `${PROMPT}, golden hour, 35 mm, shallow depth of field, film grain`;
test.each([
  ['an improved prompt', { result: LONGER }, true],
  ['a translation', { data: { text: '白い砂浜の上にある金色のバナナ、夕暮れの光' } }, true],
  ['the prompt repeated', { prompt: PROMPT, queue: 'a' }, false],
  ['a sentence to the person', { message: `${LONGER} was queued` }, false],
  ['a reason', { data: [[], 'The provider returned no image'] }, false],
  ['a picture', { result: LONGER, image: `data:image/png;base64,${'A'.repeat(80)}` }, false],
] as const)('whether words alone came back: %s', (_name, body, alone) => {
  expect(isWordsAlone(answer(body), KNOWN)).toBe(alone);
});
