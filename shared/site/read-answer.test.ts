import { describe, expect, test } from 'vitest';
import { readBalance, readHistory, readModels } from './read-answer.ts';
import { readTask } from './read-task.ts';
import { SHIPANY_TWO } from './shipany-two.ts';

const BASE = 'https://studio.example/app';
const task = (body: unknown, status = 200) =>
  readTask(
    SHIPANY_TWO,
    { status, text: typeof body === 'string' ? body : JSON.stringify(body) },
    BASE,
  );

describe('readTask', () => {
  test('finds images in JSON inside JSON', () => {
    const taskInfo = JSON.stringify({
      images: [
        { imageUrl: '/images/a-0.png', width: 1024, height: 768, seed: 77 },
        { imageUrl: 'https://cdn.example/b.png?Expires=1&Signature=x' },
      ],
    });
    const data = { id: 'a', status: 'success', costCredits: 4.5, taskInfo };
    expect(task({ code: 0, data })).toEqual({
      task: {
        task: 'a',
        state: 'succeeded',
        stated: true,
        charged: 4500,
        refunded: false,
        balance: null,
        assets: [
          { url: 'https://studio.example/images/a-0.png', width: 1024, height: 768, seed: '77' },
          { url: 'https://cdn.example/b.png', width: null, height: null },
        ],
        error: null,
        prompt: null,
        model: null,
        createdAt: null,
      },
    });
  });

  test('a failed task carries the studio’s words and their kind', () => {
    const taskInfo = '{"errorMessage":"Your prompt was flagged by the content policy."}';
    expect(task({ code: 0, data: { id: 'a', status: 'failed', taskInfo } })).toMatchObject({
      task: { state: 'failed', charged: null, error: { kind: 'moderated' } },
    });
  });

  test.each([
    [200, { code: -1, message: 'insufficient credits' }, 'insufficient'],
    [402, { error: 'Insufficient credits', required: 4 }, 'insufficient'],
    [
      402,
      { ok: false, error: { code: 'BILLING_CREDITS_INSUFFICIENT', message: 'x' } },
      'insufficient',
    ],
    [403, { code: -1, message: 'insufficient credits' }, 'insufficient'],
    [400, { code: -1, message: 'Insufficient credits. You need 4' }, 'insufficient'],
    [200, { code: -1, message: 'no auth, please sign in' }, 'auth'],
    [429, { error: 'Too many requests' }, 'rate-limited'],
    [200, { success: true, taskId: '' }, 'failed'],
    [404, '<h1>gone</h1>', 'failed'],
    [500, { error: 'Something broke' }, 'failed'],
    [500, { detail: 'upstream error' }, 'failed'],
    [502, { error: '模型未返回图片' }, 'failed'],
  ])('status %i with %j is a refusal: %s', (status, body, kind) => {
    expect(task(body, status)).toMatchObject({ refused: { kind } });
  });

  test.each([
    [500, '<!doctype html><h1>Internal Server Error</h1>', 'status 500'],
    [504, '{"error":"no word from it"}', 'status 504'],
    [502, '{"error":"upstream request timeout"}', 'status 502'],
    [500, '{"code":-1,"data":{"id":"a"}}', 'status 500'],
    [200, '{"code":0,"data":{"id":"a","sta', 'not JSON'],
    [200, '{"code":0,"data":{"status":"success"}}', 'no task'],
    [200, 'null', 'no task'],
  ])('status %i with %s does not fit: %s', (status, body, what) => {
    const answer = task(body, status);
    expect('misunderstood' in answer && answer.misunderstood).toContain(what);
  });

  test.each([
    ['{"code":0,"data":{"id":"a","status":"dreaming"}}', 'dreaming'],
    ['{"code":0,"data":{"id":"a"}}', 'no status'],
    ['{"code":0,"data":{"status":"success"}}', 'no task'],
  ])('%s does not fit as an answer to a status request: %s', (text, what) => {
    const answer = readTask(SHIPANY_TWO, { status: 200, text }, BASE, { task: null });
    expect('misunderstood' in answer && answer.misunderstood).toContain(what);
  });

  test('an id alone says that a submit was taken, and not more', () => {
    expect(task({ code: 0, data: { id: 'a' } })).toMatchObject({ task: { state: 'running' } });
    expect(task({ code: 0, data: { id: 'a', status: 'success' } })).toMatchObject({
      task: { state: 'running', assets: [] },
    });
  });
});

describe('readBalance', () => {
  const read = (body: unknown) =>
    readBalance(SHIPANY_TWO, { status: 200, text: JSON.stringify(body) });

  test('a bare balance, and one with its daily allowance', () => {
    expect(read({ code: 0, data: { remainingCredits: 41 } })).toEqual({
      balance: { balance: 41_000, daily: null, zone: null },
    });
    const daily = {
      limit: 100,
      used: 59,
      resetsAt: '2026-11-25T00:00:00+09:00',
      zone: 'Asia/Tokyo',
    };
    expect(read({ code: 0, data: { remainingCredits: 41, daily } })).toEqual({
      balance: {
        balance: 41_000,
        daily: { limit: 100_000, used: 59_000, resetsAt: 1_795_532_400_000 },
        zone: 'Asia/Tokyo',
      },
    });
  });

  test('a balance that is absent is never zero', () => {
    expect(read({ code: 0, data: {} })).toHaveProperty('misunderstood');
    expect(read({ code: -1, message: 'no auth' })).toBeNull();
  });
});

test('readHistory groups a page of images by their task, and those that name none stand alone', () => {
  const images = [
    {
      taskId: 'a',
      imageUrl: '/images/a-0.png',
      width: 10,
      height: 20,
      prompt: 'a cat',
      costCredits: 4,
      createdAt: '2026-11-24T15:00:00.000Z',
    },
    { taskId: 'b', imageUrl: '/images/b-0.png', scene: 'image-to-image', user: { id: 7 } },
    { taskId: 'a', imageUrl: '/images/a-1.png' },
    { taskId: 'a', imageUrl: 'javascript:alert(1)' },
    { imageUrl: '/images/c-0.png' },
    null,
  ];
  const text = JSON.stringify({ code: 0, data: { images } });
  const unknown = {
    ...{ named: true, charged: null, prompt: null, model: null, createdAt: null },
    ...{ kind: null, resolution: null, aspect: null, owner: null },
  };
  expect(readHistory(SHIPANY_TWO, { status: 200, text }, BASE)).toEqual([
    {
      ...unknown,
      task: 'a',
      charged: 4000,
      prompt: 'a cat',
      createdAt: 1_795_532_400_000,
      assets: [
        { url: 'https://studio.example/images/a-0.png', width: 10, height: 20 },
        { url: 'https://studio.example/images/a-1.png', width: null, height: null },
      ],
    },
    {
      ...unknown,
      task: 'b',
      kind: 'image-to-image',
      owner: '7',
      assets: [{ url: 'https://studio.example/images/b-0.png', width: null, height: null }],
    },
    {
      ...unknown,
      task: 'https://studio.example/images/c-0.png',
      named: false,
      assets: [{ url: 'https://studio.example/images/c-0.png', width: null, height: null }],
    },
  ]);
});

test('readModels: what the studio says of each model, and nothing else', () => {
  const models = [
    {
      id: 'pro',
      label: 'Pro',
      scenes: ['text-to-image', 7],
      prices: [{ key: '2K', credits: 18 }, { key: '4K' }, { credits: 3 }],
    },
    { id: 'plain' },
    { label: 'nameless' },
  ];
  const text = JSON.stringify({ code: 0, data: { models } });
  expect(readModels(SHIPANY_TWO, { status: 200, text })).toEqual([
    {
      id: 'pro',
      label: 'Pro',
      kinds: ['text-to-image'],
      resolutions: [
        { resolution: '2K', credits: 18_000 },
        { resolution: '4K', credits: null },
      ],
    },
    { id: 'plain', label: null, kinds: null, resolutions: null },
  ]);
});
