import type { SiteProfile } from './profile.ts';

/**
 * The contract that most studios of this kind share: submit and poll with POST, errors inside
 * HTTP 200, JSON inside JSON.
 */
export const SHIPANY_TWO: SiteProfile = {
  id: 'shipany-two',
  version: 1,
  net: {
    submit: [
      {
        id: 'generate',
        method: 'POST',
        path: '/api/ai/generate',
        request: {
          prompt: ['prompt'],
          negativePrompt: ['options.negative_prompt', 'negative_prompt'],
          model: ['model'],
          kind: ['scene'],
          media: ['mediaType'],
          resolution: ['options.resolution', 'resolution'],
          aspect: ['options.aspect_ratio', 'aspect_ratio'],
          count: ['options.num_images', 'num_images'],
          seed: ['options.seed', 'seed'],
          durationS: ['options.duration', 'duration'],
          parents: [
            'options.image_input[]',
            'options.image_input',
            'options.image_url',
            'options.image',
            'image',
          ],
        },
      },
      {
        id: 'upscale',
        method: 'POST',
        path: '/api/ai/upscale',
        fixed: { kind: 'upscale', model: 'upscale', media: 'image' },
        request: {
          model: ['model'],
          resolution: ['resolution', 'options.resolution'],
          parents: ['image', 'options.image_input[]'],
        },
      },
    ],
    status: [{ id: 'query', method: 'POST', path: '/api/ai/query' }],
    balance: [{ id: 'credits', method: 'POST', path: '/api/user/get-user-credits' }],
    history: [{ id: 'images', method: 'GET', path: '/api/user/images' }],
    models: [{ id: 'configs', method: '*', path: '/api/config/get-configs' }],
  },
  task: {
    id: ['data.id'],
    state: ['data.status'],
    charged: ['data.costCredits'],
    assets: [
      'data.taskInfo|json.images[]',
      'data.taskInfo|json.output[]',
      'data.taskInfo|json.data[]',
      'data.taskInfo|json.videos[]',
      'data.taskInfo|json.output',
    ],
    asset: {
      url: ['imageUrl', 'videoUrl', 'url', 'uri', 'image', 'src', ''],
      width: ['width'],
      height: ['height'],
    },
    error: ['data.taskInfo|json.errorMessage', 'data.taskInfo|json.error', 'message'],
    states: {
      running: [
        'queued',
        'waiting',
        'in_queue',
        'pending',
        'processing',
        'running',
        'generating',
        'in_progress',
        'starting',
      ],
      succeeded: ['success', 'succeeded', 'completed', 'complete'],
      failed: ['failed', 'error', 'fail', 'refunded'],
      canceled: ['canceled', 'cancelled'],
    },
  },
  balance: {
    value: ['data.remainingCredits', 'data.credits.remainingCredits'],
    limit: ['data.daily.limit'],
    used: ['data.daily.used'],
    resetsAt: ['data.daily.resetsAt'],
    zone: ['data.daily.zone'],
  },
  history: {
    list: ['data.images[]'],
    task: ['taskId'],
    url: ['imageUrl', 'url'],
    width: ['width'],
    height: ['height'],
  },
  models: { list: ['data.models[]'], id: ['id'], label: ['label', 'name'] },
  refused: [
    { status: [400, 401, 402, 403, 404, 409, 413, 422, 429] },
    { path: 'code', regex: '^-?[1-9]' },
    { path: 'ok', equals: false },
    { path: 'success', equals: false },
    { path: 'taskId', equals: '' },
  ],
  errors: [
    { kind: 'rate-limited', status: [429] },
    { kind: 'insufficient', status: [402] },
    {
      kind: 'insufficient',
      regex: 'insufficient|not enough|余额不足|积分不足|недостаточно|BILLING_CREDITS',
    },
    { kind: 'auth', regex: 'no auth|sign in|unauthori[sz]ed|log ?in' },
    { kind: 'auth', status: [401] },
    { kind: 'moderated', regex: 'flagged|moderat|content policy|safety|prohibited|sensitive|nsfw' },
    { kind: 'rate-limited', regex: 'rate limit|too many requests|server busy|status: 429' },
  ],
  refusal: {
    status: 200,
    type: 'application/json',
    body: '{"code":-1,"message":"Not sent: Tierwise held this request back."}',
  },
  dom: {
    prompt: [
      { css: '#image-prompt' },
      { css: 'textarea[data-testid*="prompt"]' },
      { css: 'textarea', label: '^prompt' },
      { css: 'textarea:not([id*="negative"])' },
    ],
    model: [
      { css: 'button[role="combobox"]', label: '^model' },
      { css: 'select', label: '^model' },
    ],
    resolution: [{ css: 'button[role="combobox"], select', label: '^(resolution|quality|size)' }],
    aspect: [{ css: 'button[role="combobox"], select', label: '^(aspect|ratio)' }],
    duration: [{ css: 'button[role="combobox"], select', label: '^duration' }],
    count: [
      { css: '[role="radiogroup"]', label: '^number of' },
      { css: 'button[role="combobox"], select', label: '^(number of|images|count)' },
    ],
    submit: [{ css: 'button', text: '^(generate|generating|create|loading|checking account)' }],
    cost: [{ css: 'span', text: '^cost\\s+[\\d.,]+\\s+credits?$' }],
    balance: [{ css: 'span', text: '^remaining\\s+[\\d.,]+\\s+credits?$' }],
    video: [{ css: '[role="tab"][aria-selected="true"]', text: 'video' }],
    reference: [{ css: 'img[alt="Reference" i], [data-testid*="reference"] img' }],
  },
  tiers: {},
};
