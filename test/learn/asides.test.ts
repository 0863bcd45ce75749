import { describe, expect, test } from 'vitest';
import { BLANK_PROFILE } from '../../shared/site/blank.ts';
import type { Knowledge, PageRequest } from '../../shared/site/learn/exchange.ts';
import { learnFromAnswer } from '../../shared/site/learn/learn-from-answer.ts';
import { learnFromRequest } from '../../shared/site/learn/learn-from-request.ts';
import { answer, KNOWN, PROMPT, request } from './play.ts';

const typing: Partial<Knowledge> = { pressed: null };
const enhancing: Partial<Knowledge> = { pressed: { control: 'Enhance prompt', msAgo: 40 } };
const post = (path: string, body: object) => request('POST', path, body);

/** From here on a request would be held before its answer showed what it was. */
const SURE = 0.8;

const ASIDES: [string, PageRequest, Partial<Knowledge>?][] = [
  ['autosave while typing', post('/api/drafts/autosave', { prompt: PROMPT, model: 'a' }), typing],
  [
    'a workflow that is saved',
    request('PUT', '/api/workflows/wf1', { nodes: [{ data: { prompt: PROMPT } }] }),
  ],
  ['autocomplete', request('GET', `/api/suggest?q=${encodeURIComponent(PROMPT)}`), typing],
  ['a search', request('GET', `/api/search?query=${encodeURIComponent(PROMPT)}&page=1`)],
  [
    'prompt enhancement',
    post('/api/prompt/enhance', { prompt: PROMPT, style: 'photo' }),
    enhancing,
  ],
  [
    'prompt improvement by another name',
    post('/api/ai/refine-prompt', { text: PROMPT, model: 'gpt-4o' }),
    enhancing,
  ],
  [
    'translation',
    post('/api/translate', { text: PROMPT, target: 'en' }),
    { pressed: { control: '翻译', msAgo: 20 } },
  ],
  ['moderation before the submit', post('/api/moderation/check', { input: PROMPT })],
  [
    'a price asked for',
    post('/api/credits/estimate', { prompt: PROMPT, model: 'banana', resolution: '4K' }),
  ],
  [
    'Segment',
    post('https://api.segment.io/v1/track', {
      event: 'generate_clicked',
      properties: { prompt: PROMPT },
    }),
  ],
  [
    'PostHog through the own origin',
    post('/ingest/e/', { api_key: 'phc', distinct_id: 'u', properties: { prompt: PROMPT } }),
  ],
  ['a home-made tracker', post('/api/track', { name: 'generate', prompt: PROMPT })],
  [
    'Sentry',
    request(
      'POST',
      'https://o1.ingest.sentry.io/api/1/envelope/',
      `{"dsn":"x"}\n{"type":"event"}\n{"extra":{"prompt":"${PROMPT}"}}`,
    ),
  ],
  [
    'Google Analytics',
    request(
      'GET',
      `https://www.google-analytics.com/g/collect?v=2&ep.prompt=${encodeURIComponent(PROMPT)}`,
    ),
  ],
  [
    'an error report',
    post('/api/log', { level: 'error', message: 'x', context: { prompt: PROMPT } }),
  ],
  ['feedback', post('/api/feedback', { rating: 5, text: PROMPT })],
  ['the newsletter', post('/api/newsletter/subscribe', { email: 'a@b.example' })],
  ['a favourite', post('/api/images/a1/favorite', { prompt: PROMPT, liked: true })],
  [
    'a message that is stored first',
    post('/api/image/messages', {
      action: 'create-pending-generation',
      projectId: 'p',
      data: {
        content: PROMPT,
        generationParams: { prompt: PROMPT, model: 'arch', aspectRatio: '1:1', imageQuality: '2K' },
      },
    }),
  ],
  ['a prompt that is kept', post('/api/prompts', { prompt: PROMPT, title: 'Banana' })],
  ['an untouched request', post('/api/anything', { hello: 'world', model: 'x' })],
];

test.each(ASIDES)('%s is not held as a submit', (_, asked, known = {}) => {
  const learned = learnFromRequest(BLANK_PROFILE, asked, { ...KNOWN, ...known });
  expect(learned?.confidence ?? 0).toBeLessThan(SURE);
});

describe('a request that is doubtful is settled by its answer', () => {
  const settle = (path: string, body: object, said: object, known: Partial<Knowledge> = {}) => {
    const asked = post(path, body);
    const at = { ...KNOWN, ...known };
    const learned = learnFromRequest(BLANK_PROFILE, asked, at);
    const after = learned && learnFromAnswer(learned.profile, asked, answer(said), at);
    return {
      before: learned?.confidence ?? 0,
      after: after?.as === 'submit' ? after.confidence : 0,
    };
  };

  test('a task with a state and a charge proves it', () => {
    const said = { taskId: 'abc-123', status: 'queued', creditsUsed: 4 };
    const { before, after } = settle('/x/9f', { text: PROMPT }, said);
    expect(before).toBeLessThan(SURE);
    expect(after).toBeGreaterThanOrEqual(SURE);
  });

  test.each([
    [
      'better words',
      '/x/9f',
      { text: PROMPT },
      { text: 'A golden banana, cinematic, 8k, on a white beach' },
    ],
    [
      'a kept prompt',
      '/api/prompts',
      { prompt: PROMPT },
      { id: 'p1', prompt: PROMPT, createdAt: '2026-11-24T00:00:00Z' },
    ],
    ['a verdict', '/x/9f', { input: PROMPT }, { flagged: false, categories: { violence: false } }],
    [
      'a stored message',
      '/api/image/messages',
      {
        data: {
          content: PROMPT,
          generationParams: { prompt: PROMPT, model: 'arch', aspectRatio: '1:1' },
        },
      },
      {
        success: true,
        data: {
          userMessage: { id: 'm1', status: 'completed', content: PROMPT },
          assistantMessage: { id: 'm2', status: 'generating' },
        },
      },
    ],
  ])('%s does not', (_, path, body, said) => {
    expect(settle(path, body, said).after).toBeLessThan(SURE);
  });

  test('pictures prove even what looks like work on words', () => {
    const said = { image: `data:image/png;base64,iVBORw0KGgo${'A'.repeat(99)}` };
    expect(
      settle('/api/refine', { prompt: PROMPT, model: 'x' }, said).after,
    ).toBeGreaterThanOrEqual(SURE);
  });
});

describe('a picture that is kept or shown to others with its prompt', () => {
  const picture = 'https://cdn.example/out/7f3a9c21.png';
  const made = learnFromRequest(BLANK_PROFILE, post('/api/draw', { prompt: PROMPT }), KNOWN);
  const take = (path: string, body: object, control: string, spent?: string) =>
    learnFromRequest(made!.profile, post(path, body), {
      ...KNOWN,
      assets: [picture],
      pressed: { control, msAgo: 900, spent },
    });
  const inline = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(99)}`;

  test.each([
    ['Publish', '/api/images', { prompt: PROMPT, url: picture, model: 'flux' }],
    ['Post', '/api/v1/post', { name: 'ana', prompt: PROMPT, photo: inline }],
    ['Add to gallery', '/api/gallery', { prompt: PROMPT, image: inline, model: 'flux' }],
    ['保存', '/api/works', { prompt: PROMPT, imageUrl: picture }],
  ])('“%s” asks for nothing: POST %s', (control, path, body) => {
    expect(take(path, body, control)).toBeNull();
  });

  test.each([
    ['/api/images', { prompt: PROMPT, url: picture, model: 'flux' }],
    ['/rest/v1/generations', { prompt: PROMPT, image_url: picture, user_id: 'u1' }],
    ['/api/generate/save', { prompt: PROMPT, image: inline }],
  ])('the page keeps by itself what the press brought: POST %s', (path, body) => {
    expect(take(path, body, 'Generate', made!.rule)).toBeNull();
  });

  test.each([
    ['the same request again', '/api/draw', 'Generate', made!.rule],
    ['a next stage of the same press', '/api/image-to-video', 'Generate', made!.rule],
    ['a press of its own', '/api/redraw', 'Generate', undefined],
    ['another picture of the kind', '/api/images', 'Create variation to share', undefined],
  ])('%s is one', (_, path, control, spent) => {
    const body = { prompt: PROMPT, image_url: picture, model: 'flux' };
    expect(take(path, body, control, spent)?.confidence).toBeGreaterThanOrEqual(SURE);
  });
});

describe('a paid action without a prompt', () => {
  const asset = 'https://cdn.example/out/7f3a9c21.png';
  const at = (control: string): Knowledge => ({
    ...KNOWN,
    prompts: ['another text entirely'],
    assets: [asset],
    tasks: ['task-55'],
    pressed: { control, msAgo: 60 },
  });
  const take = (control: string, path: string, body: object) =>
    learnFromRequest(BLANK_PROFILE, post(path, body), at(control));

  test.each([
    ['Upscale', '/api/upscale', { image: asset, resolution: '4K' }, 'upscale'],
    ['4K', '/api/process', { imageId: '7f3a9c21', scale: 4 }, 'upscale'],
    ['高清放大', '/api/process', { url: `${asset}?X-Amz-Signature=1`, scale: 2 }, 'upscale'],
    ['Увеличить', '/api/x', { src: asset }, 'upscale'],
    ['Animate', '/api/video/create', { image_url: asset, duration: 5 }, 'image-to-video'],
    ['動画にする', '/api/x', { image_url: asset }, 'image-to-video'],
    [
      'Remove object',
      '/api/inpaint',
      { image: asset, mask: 'data:image/png;base64,AA' },
      'inpaint',
    ],
    ['Expand', '/api/outpaint', { image: asset, ratio: '16:9' }, 'outpaint'],
  ])('%s: POST %s', (control, path, body, kind) => {
    const learned = take(control, path, body);
    expect(learned?.confidence).toBeGreaterThanOrEqual(0.75);
    expect(learned?.profile.net.submit[0]?.fixed?.kind).toBe(kind);
    expect(learned?.profile.net.submit[0]?.request.parents).toHaveLength(1);
  });

  test.each([
    ['Download', '/api/proxy/file', { url: asset }],
    ['Download 4K', '/api/download', { url: asset }],
    ['Like', '/api/images/7f3a9c21/like', { imageId: '7f3a9c21' }],
    ['Generate 4K', '/api/ai/query', { taskId: 'task-55' }],
    ['Share', '/api/share', { image: asset }],
    ['Delete', '/api/images/delete', { ids: ['7f3a9c21'] }],
    ['Generate', '/api/page-state', { selected: asset }],
  ])('%s: POST %s is none', (control, path, body) => {
    expect(take(control, path, body)).toBeNull();
  });

  test('nothing was pressed: it is none', () => {
    const body = { image: asset, resolution: '4K' };
    const known = { ...at(''), pressed: null };
    expect(learnFromRequest(BLANK_PROFILE, post('/api/upscale', body), known)).toBeNull();
  });
});

test('an address that cannot be read teaches nothing', () => {
  const asked = { ...request('POST', '/x', { prompt: PROMPT }), url: 'http://[' };
  expect(learnFromRequest(BLANK_PROFILE, asked, KNOWN)).toBeNull();
  expect(learnFromAnswer(BLANK_PROFILE, asked, answer({}), KNOWN)).toBeNull();
});
