import { test } from 'vitest';
import type { PageRequest } from '../../shared/site/learn/exchange.ts';
import { answer, PROMPT, request } from './play.ts';
import { expectPolled, IMAGE, type PollingStudio } from './studios.ts';

const action = (path: string, id: string, body: object | string): PageRequest => ({
  ...request('POST', path, typeof body === 'string' ? body : JSON.stringify(body), 'text/plain'),
  headers: { 'next-action': id },
});

const shipany = request('POST', '/api/ai/generate', {
  ...{ mediaType: 'image', scene: 'image-to-image', provider: 'kie', model: 'nano-banana-pro' },
  prompt: PROMPT,
  options: { image_input: ['https://cdn.example/in.png'], aspect_ratio: '16:9', resolution: '2K' },
});
const shipanyTask = { id: 'local-77', provider: 'kie', taskId: 'prov-9', prompt: PROMPT };
const luzhipeng = action('/zh/canvas', '7f0a', [
  PROMPT,
  'nano-banana-pro',
  { aspectRatio: '16:9', imageSize: '2K' },
  [],
]);
const canvas = request('POST', '/api/tasks', {
  ...{ taskType: 'image_gen', provider: 'kie', modelId: 'nano-banana', executionMode: 'platform' },
  input: { prompt: PROMPT, aspectRatio: '1:1', imageSize: '1K' },
  ...{ workflowId: 'wf_1', nodeId: 'n1' },
});
const foundry = request('POST', '/api/predictions', {
  ...{
    prompts: PROMPT,
    ratio: '16:9',
    model: 'azure-flux-1.1-pro',
    isPublic: true,
    user: { id: 'u1' },
  },
});
const easyVideo = request('POST', '/api/video/generate', {
  ...{
    prompt: PROMPT,
    presetId: 'p1',
    sourceImageUrl: 'https://cdn.example/in.png',
    aspectRatio: '9:16',
    duration: 5,
  },
});
const STUDIOS: PollingStudio[] = [
  {
    name: 'ShipAny Two: local and foreign id, JSON inside JSON',
    submit: shipany,
    steps: [
      [
        shipany,
        answer({
          code: 0,
          message: 'ok',
          data: { ...shipanyTask, status: 'pending', costCredits: 4, taskInfo: null },
        }),
      ],
      [
        request('POST', '/api/ai/query', { taskId: 'local-77' }),
        answer({
          code: 0,
          data: { ...shipanyTask, status: 'processing', taskInfo: '{"progress":40}' },
        }),
      ],
      [
        request('POST', '/api/ai/query', { taskId: 'local-77' }),
        answer({
          code: 0,
          data: {
            ...shipanyTask,
            status: 'success',
            costCredits: 4,
            taskInfo: JSON.stringify({ images: [{ imageUrl: IMAGE, createTime: 1 }] }),
          },
        }),
      ],
    ],
    request: {
      kind: 'image-to-image',
      model: 'nano-banana-pro',
      resolution: '2K',
      aspect: '16:9',
      parents: [{ url: 'https://cdn.example/in.png' }],
    },
    charged: 4000,
    assets: [IMAGE],
  },
  {
    name: 'luzhipeng: a server action, then its REST twin is polled',
    known: { form: { model: ['nano-banana-pro'] }, pressed: { control: '', msAgo: 50 } },
    submit: luzhipeng,
    steps: [
      [
        luzhipeng,
        answer(
          '0:{"a":"$@1","f":"","b":"xyz"}\n1:{"taskId":"cmfx91ab"}\n',
          200,
          'text/x-component',
        ),
      ],
      [
        request('GET', '/api/image-task?taskId=cmfx91ab'),
        answer({
          id: 'cmfx91ab',
          status: 'processing',
          prompt: PROMPT,
          model: 'nano-banana-pro',
          createdAt: '2026-11-24T10:00:00.000Z',
        }),
      ],
      [
        request('GET', '/api/image-task?taskId=cmfx91ab'),
        answer({ id: 'cmfx91ab', status: 'completed', prompt: PROMPT, imageUrl: IMAGE }),
      ],
    ],
    request: { kind: 'text-to-image', model: 'nano-banana-pro', resolution: '2K', aspect: '16:9' },
    charged: null,
    assets: [IMAGE],
  },
  {
    name: 'NanoBananaCanvas: {ok, data}, the id in the path',
    submit: canvas,
    steps: [
      [
        canvas,
        answer({
          ok: true,
          data: { id: 'tsk_8hXk2', taskType: 'image_gen', status: 'pending', progress: 0 },
        }),
      ],
      [
        request('GET', '/api/tasks/tsk_8hXk2'),
        answer({
          ok: true,
          data: { id: 'tsk_8hXk2', status: 'running', progress: 50, output: null },
        }),
      ],
      [
        request('GET', '/api/tasks/tsk_8hXk2'),
        answer({
          ok: true,
          data: { id: 'tsk_8hXk2', status: 'completed', output: { url: IMAGE, type: 'image' } },
        }),
      ],
    ],
    request: { kind: 'text-to-image', model: 'nano-banana', resolution: '1K', aspect: '1:1' },
    charged: null,
    assets: [IMAGE],
  },
  {
    name: 'Foundry: 201, then polled under the id',
    submit: foundry,
    steps: [
      [foundry, answer({ id: 'pr_5c1', status: 'processing', output: null, dataId: 88 }, 201)],
      [
        request('GET', '/api/predictions/pr_5c1?pid=88'),
        answer({ id: 'pr_5c1', status: 'succeeded', output: IMAGE }),
      ],
    ],
    request: { model: 'azure-flux-1.1-pro', aspect: '16:9' },
    charged: null,
    assets: [IMAGE],
  },
  {
    name: 'easynano, clips: the charge under its own name',
    submit: easyVideo,
    steps: [
      [
        easyVideo,
        answer({
          success: true,
          data: { videoId: 'v-1', taskId: 'veo-55a', creditsDeducted: 100 },
        }),
      ],
      [
        request('GET', '/api/kie/task-status?taskId=veo-55a'),
        answer({ success: true, status: 'processing', taskId: 'veo-55a' }),
      ],
      [
        request('GET', '/api/kie/task-status?taskId=veo-55a'),
        answer({
          success: true,
          status: 'completed',
          taskId: 'veo-55a',
          resultUrls: ['https://cdn.example/v.mp4'],
          consumeCredits: 100,
          costTime: 61,
        }),
      ],
    ],
    request: {
      kind: 'image-to-video',
      media: 'video',
      aspect: '9:16',
      durationS: 5,
      parents: [{ url: 'https://cdn.example/in.png' }],
    },
    charged: 100_000,
    assets: ['https://cdn.example/v.mp4'],
  },
];

test.each(STUDIOS)('$name', expectPolled);
