import { describe, expect, test } from 'vitest';
import { BLANK_PROFILE } from '../../shared/site/blank.ts';
import type { Knowledge, PageRequest } from '../../shared/site/learn/exchange.ts';
import { learnFromAnswer } from '../../shared/site/learn/learn-from-answer.ts';
import { SiteProfile } from '../../shared/site/profile.ts';
import { readBalance, readHistory, readModels } from '../../shared/site/read-answer.ts';
import { answer, KNOWN, PROMPT, request } from './play.ts';

function learn(asked: PageRequest, body: object, known: Partial<Knowledge> = {}) {
  const said = answer(body);
  const learned = learnFromAnswer(BLANK_PROFILE, asked, said, { ...KNOWN, ...known });
  if (learned) expect(SiteProfile.safeParse(learned.profile).success).toBe(true);
  return { learned, said };
}
const get = (path: string) => request('GET', path);

describe('balance', () => {
  const BALANCES: [string, PageRequest, object, number, Partial<Knowledge>?][] = [
    [
      'ShipAny Two',
      request('POST', '/api/user/get-user-credits', {}),
      { code: 0, data: { remainingCredits: 41 } },
      41_000,
    ],
    [
      'ShipAny Two, inside the user',
      request('POST', '/api/user/get-user-info'),
      { code: 0, data: { id: 'u', email: 'a@b.example', credits: { remainingCredits: 41 } } },
      41_000,
    ],
    [
      'ShipAny One',
      request('POST', '/api/get-user-credits'),
      { code: 0, data: { left_credits: 12 } },
      12_000,
    ],
    [
      'luzhipeng',
      get('/api/user/balance'),
      { success: true, balance: 8.5, freeBalance: 1, paidBalance: 7.5 },
      8500,
    ],
    ['easynano', get('/api/credits/balance'), { credits: 37 }, 37_000],
    [
      'a row of Supabase',
      get('https://x.supabase.example/rest/v1/profiles?select=credits&id=eq.1'),
      [{ credits: 66 }],
      66_000,
    ],
    [
      'a row with its plan beside it',
      get('https://x.data.example/rest/v1/profiles?select=credits,plan&id=eq.1'),
      [{ id: '1', plan: 'pro', credits: 66 }],
      66_000,
    ],
    [
      'words in a text',
      get('/api/me'),
      { user: { name: 'x', credit_balance: '1,200 credits' } },
      1_200_000,
    ],
    [
      'only the page tells',
      get('/api/bootstrap'),
      { user: { points: 77 } },
      77_000,
      { shownBalance: 77 },
    ],
    ['积分', get('/api/account'), { data: { 积分: 15 } }, 15_000],
  ];
  test.each(BALANCES)('%s', (_, asked, body, expected, known) => {
    const { learned, said } = learn(asked, body, known);
    expect(learned?.as).toBe('balance');
    expect(learned?.confidence).toBeGreaterThanOrEqual(0.6);
    expect(readBalance(learned!.profile, said)).toMatchObject({ balance: { balance: expected } });
  });

  test.each([
    [
      'plans',
      get('/api/pricing/plans'),
      {
        plans: [
          { name: 'Pro', credits: 1000 },
          { name: 'Max', credits: 5000 },
        ],
      },
    ],
    ['an error', get('/api/x'), { error: 'Insufficient credits', required: 20, available: 3 }],
    ['a price', get('/api/models'), { model: { id: 'a', credits: 4 } }],
    [
      'transactions',
      get('/api/credits/transactions'),
      {
        items: [
          { amount: -4, balance: 40 },
          { amount: -4, balance: 36 },
        ],
      },
    ],
    [
      'a plan’s row',
      get('https://x.data.example/rest/v1/plans?select=credits,name&id=eq.pro'),
      [{ name: 'Pro', credits: 1000 }],
    ],
    ['nothing of it', get('/api/credits'), { ok: true }],
  ])('%s is none', (_, asked, body) => {
    const { learned } = learn(asked, body);
    expect(learned?.as === 'balance' && learned.confidence >= 0.6).toBe(false);
  });
});

describe('history', () => {
  const row = (n: number) => ({
    id: `g${n}`,
    prompt: `cat ${n}`,
    model: 'banana',
    createdAt: '2026-11-24T10:00:00.000Z',
  });
  const HISTORIES: [string, PageRequest, object, number][] = [
    [
      'graymount',
      get('/api/user/images?page=1&limit=20'),
      {
        code: 0,
        data: {
          images: [1, 2].map((n) => ({
            ...row(n),
            taskId: `t${n}`,
            imageUrl: `https://cdn.example/${n}.png`,
          })),
          total: 2,
        },
      },
      2,
    ],
    [
      'nanoaiarch',
      get('/api/generation-history?limit=20&offset=0'),
      {
        success: true,
        data: [1, 2].map((n) => ({
          ...row(n),
          imageUrl: `https://cdn.example/${n}.png`,
          referenceImageUrl: 'https://cdn.example/r.png',
          creditsUsed: 1,
          status: 'completed',
        })),
      },
      2,
    ],
    [
      'easynano',
      get('/api/history?page=1&limit=20&type=all'),
      {
        history: [1, 2].map((n) => ({
          ...row(n),
          processed_image_url: `https://cdn.example/${n}.png`,
          thumbnail_url: `https://cdn.example/${n}-s.png`,
          cost: 5,
          status: 'completed',
        })),
        totalPages: 1,
      },
      2,
    ],
    [
      'cabana',
      get('/api/generations?page=1&pageSize=20'),
      {
        generations: [
          {
            ...row(1),
            images: [
              { id: 'i1', imageUrl: 'https://cdn.example/1.png' },
              { id: 'i2', imageUrl: 'https://cdn.example/2.png' },
            ],
          },
        ],
      },
      2,
    ],
    [
      'NanoBananaCanvas',
      get('/api/tasks?page=1&limit=20'),
      {
        ok: true,
        data: {
          tasks: [1, 2].map((n) => ({
            ...row(n),
            status: 'completed',
            output: { url: `https://cdn.example/${n}.png` },
          })),
          total: 2,
        },
      },
      2,
    ],
    [
      'Foundry',
      get('/api/generated/1?userId=u'),
      {
        success: true,
        generationList: [1, 2].map((n) => ({ ...row(n), imgUrl: `https://cdn.example/${n}.jpg` })),
        total: 2,
      },
      2,
    ],
    [
      'Supabase',
      get('https://x.supabase.example/rest/v1/generations?select=*&user_id=eq.1'),
      [1, 2].map((n) => ({ ...row(n), image_url: `https://cdn.example/${n}.png` })),
      2,
    ],
  ];
  test.each(HISTORIES)('%s', (_, asked, body, images) => {
    const { learned, said } = learn(asked, body);
    expect(learned?.as).toBe('history');
    expect(learned?.confidence).toBeGreaterThanOrEqual(0.8);
    const tasks = readHistory(learned!.profile, said, KNOWN.base);
    expect(tasks.flatMap(({ assets }) => assets)).toHaveLength(images);
    expect(tasks[0]).toMatchObject({
      prompt: 'cat 1',
      model: 'banana',
      createdAt: 1_795_514_400_000,
    });
    expect(tasks[0]?.assets[0]?.url).toMatch(/1\.(png|jpg)$/);
  });

  test.each([
    [
      'other people’s pictures',
      get('/api/explore?page=1'),
      { items: [1, 2].map((n) => ({ ...row(n), imageUrl: `https://cdn.example/${n}.png` })) },
    ],
    [
      'examples on the page',
      get('/api/templates'),
      [{ ...row(1), imageUrl: 'https://cdn.example/1.png' }],
    ],
    [
      'a blog',
      get('/api/posts'),
      { posts: [{ title: 'News', cover: 'https://cdn.example/c.png', createdAt: '2026-11-24' }] },
    ],
  ])('%s are none', (_, asked, body) => {
    const { learned } = learn(asked, body);
    expect(learned?.as === 'history' && learned.confidence >= 0.8).toBe(false);
  });

  test('a picture that is known proves it wherever it comes from', () => {
    const body = { items: [{ ...row(1), prompt: PROMPT, imageUrl: 'https://cdn.example/1.png' }] };
    const { learned } = learn(get('/api/feed'), body, { assets: ['https://cdn.example/1.png'] });
    expect(learned).toMatchObject({ as: 'history', confidence: 0.95 });
  });
});

test('models: by id, with prices by resolution', () => {
  const models = [
    {
      id: 'nano-banana',
      name: 'Nano Banana',
      prices: [
        { resolution: '1K', credits: 4 },
        { resolution: '2K', credits: 6 },
      ],
    },
    { id: 'nano-banana-pro', name: 'Nano Banana Pro', prices: [{ resolution: '1K', credits: 12 }] },
  ];
  const { learned, said } = learn(
    get('/api/ai/models'),
    { data: { models } },
    { form: { model: ['Nano Banana Pro'] } },
  );
  expect(learned?.as).toBe('models');
  expect(readModels(learned!.profile, said)).toMatchObject([
    {
      id: 'nano-banana',
      label: 'Nano Banana',
      resolutions: [
        { resolution: '1K', credits: 4000 },
        { resolution: '2K', credits: 6000 },
      ],
    },
    { id: 'nano-banana-pro' },
  ]);
});
