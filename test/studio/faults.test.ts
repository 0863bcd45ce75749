import { afterEach, expect, test } from 'vitest';
import { ask, draft, post, settled } from './ask.ts';
import type { Faults } from './faults.ts';
import { type Studio, startStudio } from './studio.ts';

let studio: Studio;
afterEach(() => studio.close());
const start = async (faults: Partial<Faults> = {}) => {
  studio = await startStudio({ speed: 400, seed: 3, faults, faultsDrawer: true });
};
const submit = () => post(studio, '/api/ai/generate', draft());

test.each([
  ['402-error', 402, { error: 'Insufficient credits', required: 4, available: 3 }],
  [
    '402-code',
    402,
    { ok: false, error: { code: 'BILLING_CREDITS_INSUFFICIENT', message: 'Not enough credits' } },
  ],
  ['200-code', 200, { code: -1, message: 'insufficient credits' }],
  ['403', 403, { code: -1, message: 'insufficient credits' }],
  [
    '400',
    400,
    {
      code: -1,
      message: 'Insufficient credits. You need 4 credits but only have 3.',
      error: 'Insufficient credits. You need 4 credits but only have 3.',
    },
  ],
  ['200-empty-task', 200, { success: true, taskId: '' }],
] as const)('insufficient in the shape %s', async (insufficient, status, body) => {
  await start({ insufficient });
  const answer = await submit();
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual(body);
  expect(studio.ledger.tasks).toHaveLength(0);
});

test('rate limits: Retry-After, X-RateLimit, and a queue', async () => {
  await start({ rateLimit: '429-retry-after' });
  const first = await submit();
  expect([first.status, first.headers.get('Retry-After')]).toEqual([429, '20']);
  studio.faults.rateLimit = '429-x-ratelimit';
  const second = await submit();
  expect([second.status, second.headers.get('X-RateLimit-Remaining')]).toEqual([429, '0']);
  expect(studio.ledger.tasks).toHaveLength(0);
  studio.faults.rateLimit = 'queued';
  const { data } = (await (await submit()).json()) as { data: { id: string; status: string } };
  expect(data.status).toBe('queued');
  expect((await settled(studio, data.id)).status).toBe('success');
});

test.each(['failed', 'moderated', 'canceled'] as const)(
  'a task that ends %s is refunded',
  async (task) => {
    await start({ task });
    const { data } = await ask(studio, '/api/ai/generate', draft());
    const during = await ask(studio, '/api/user/get-user-credits');
    expect(during.data.remainingCredits).toBe(96);
    const over = await settled(studio, data.id);
    expect(over.status).toBe(task === 'canceled' ? 'canceled' : 'failed');
    expect(JSON.parse(String(over.taskInfo)).errorMessage).toMatch(/refunded|Canceled/);
    expect(studio.ledger.balance()).toBe(100);
    expect(studio.ledger.refunds).toMatchObject([{ taskId: data.id, credits: 4 }]);
    const gallery = await (await fetch(`${studio.url}/api/user/images`)).json();
    expect(gallery.data.total).toBe(0);
  },
);

test('refusals: content policy and a missing session', async () => {
  await start({ refuse: 'moderation' });
  expect((await ask(studio, '/api/ai/generate', draft())).message).toMatch(/content policy/);
  studio.faults.refuse = 'no-auth';
  expect((await ask(studio, '/api/ai/generate', draft())).message).toMatch(/no auth/);
  expect(studio.ledger.tasks).toHaveLength(0);
});

test.each([
  ['cut', 0],
  ['cut-after-accept', 1],
] as const)('connection %s leaves %i tasks', async (answer, tasks) => {
  await start({ answer });
  await expect(submit()).rejects.toThrow();
  expect(studio.ledger.tasks).toHaveLength(tasks);
  expect(studio.ledger.balance()).toBe(100 - tasks * 4);
});

test.each([
  ['hang', 0],
  ['hang-after-accept', 1],
] as const)('an answer that never comes: %s leaves %i tasks', async (answer, tasks) => {
  await start({ answer });
  const cancel = new AbortController();
  const body = JSON.stringify(draft());
  const waiting = fetch(`${studio.url}/api/ai/generate`, {
    method: 'POST',
    body,
    signal: cancel.signal,
  });
  const early = await Promise.race([
    waiting,
    new Promise((resolve) => setTimeout(resolve, 150, 'still waiting')),
  ]);
  expect(early).toBe('still waiting');
  cancel.abort();
  await expect(waiting).rejects.toThrow(/abort/);
  expect(studio.ledger.tasks).toHaveLength(tasks);
});

test('broken answers: an HTML page, and JSON cut in the middle', async () => {
  await start({ answer: 'html-500' });
  const page = await submit();
  expect(page.status).toBe(500);
  expect(await page.text()).toContain('<h1>Internal Server Error</h1>');
  studio.faults.answer = 'malformed';
  await expect((await submit()).json()).rejects.toThrow(SyntaxError);
  expect(studio.ledger.tasks).toHaveLength(0);
  studio.faults.answer = 'malformed-after-accept';
  await expect((await submit()).json()).rejects.toThrow(SyntaxError);
  expect(studio.ledger.tasks).toHaveLength(1);
});

test('an answer may strike the polls, the balance or the gallery instead', async () => {
  await start({ answer: 'html-500', answerOn: 'query' });
  const { data } = await ask(studio, '/api/ai/generate', draft());
  expect((await post(studio, '/api/ai/query', { taskId: data.id })).status).toBe(500);
  studio.faults.answerOn = 'credits';
  expect((await post(studio, '/api/ai/query', { taskId: data.id })).status).toBe(200);
  expect((await post(studio, '/api/user/get-user-credits', {})).status).toBe(500);
  studio.faults.answerOn = 'images';
  expect((await fetch(`${studio.url}/api/user/images`)).status).toBe(500);
});

test('a submit may answer with success and pictures at once', async () => {
  await start({ synchronous: true });
  const { data } = await ask(studio, '/api/ai/generate', draft());
  expect(data.status).toBe('success');
  expect(JSON.parse(String(data.taskInfo)).images).toHaveLength(1);
});

test('a fault can be armed for one submit, and the client-side block reports 0', async () => {
  await start({ insufficient: '403', submits: 1 });
  expect((await submit()).status).toBe(403);
  expect((await submit()).status).toBe(200);
  studio.faults.clientBlock = true;
  expect((await ask(studio, '/api/user/get-user-credits')).data.remainingCredits).toBe(0);
  expect(studio.ledger.balance()).toBe(96);
});

test('the switches can be posted; a wrong one is named and changes nothing', async () => {
  await start();
  const set = (change: unknown) => post(studio, '/__studio/faults', change);
  expect((await set({ rateLimit: 'queued', slowPolling: 5 })).status).toBe(200);
  expect(studio.faults).toMatchObject({ rateLimit: 'queued', slowPolling: 5 });
  const wrong = await set({ task: 'failed', rateLimit: 'often' });
  expect(wrong.status).toBe(400);
  expect((await wrong.json()).error).toBe('fault rateLimit does not take "often"');
  expect((await set({ nonsense: 1 })).status).toBe(400);
  expect(studio.faults.task).toBeNull();
  await set({ reset: true });
  expect(studio.faults).toMatchObject({ rateLimit: null, slowPolling: 0 });
});

test('without the drawer the switches are not there', async () => {
  studio = await startStudio({ seed: 1 });
  expect((await post(studio, '/__studio/faults', { task: 'failed' })).status).toBe(404);
});
