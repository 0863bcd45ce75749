import { expect, test } from 'vitest';
import type { Knowledge, PageRequest } from '../../shared/site/learn/exchange.ts';
import { answer, ORIGIN, PROMPT, play, request, type Step } from './play.ts';

type Studio = {
  name: string;
  known?: Partial<Knowledge>;
  submit: PageRequest;
  steps: Step[];
  request: object;
  charged: number | null;
  assets: string[];
  state?: string;
};

const action = (path: string, id: string, body: object | string): PageRequest => ({
  ...request('POST', path, typeof body === 'string' ? body : JSON.stringify(body), 'text/plain'),
  headers: { 'next-action': id },
});
const IMAGE = 'https://cdn.example/out/a1.png';

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
const fal = request('POST', 'https://queue.fal.example/fal-ai/flux-pro/v1.1', {
  ...{ prompt: PROMPT, image_size: 'landscape_16_9', num_images: 2, seed: 7 },
});
const replicate = request('POST', '/v1/models/black-forest/flux-schnell/predictions', {
  input: { prompt: PROMPT, num_outputs: 2, aspect_ratio: '1:1' },
});
const graphql = request('POST', '/graphql', {
  operationName: 'CreateImage',
  query: 'mutation CreateImage($i: ImageInput!) { createImage(input: $i) { id status } }',
  variables: { i: { prompt: PROMPT, model: 'sdxl', width: 1024, height: 1024, numImages: 4 } },
});
const supabase = request('POST', 'https://abc.supabase.example/functions/v1/generate', {
  ...{ prompt: PROMPT, model: 'flux-dev', n: 1, size: '1024x1024' },
});
const muapi = request('POST', 'https://api.muapi.example/api/v1/nano-banana-pro', {
  ...{
    prompt: PROMPT,
    aspect_ratio: '3:4',
    resolution: '4k',
    images_list: ['https://cdn.example/in.png'],
  },
});
const kie = request('POST', '/api/v1/jobs/createTask', {
  model: 'google/nano-banana',
  input: { prompt: PROMPT, output_format: 'png', image_size: '16:9' },
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
const invoke = request('POST', '/api/v1/queue/default/enqueue_batch', {
  prepend: false,
  batch: {
    graph: {
      id: 'sdxl_graph',
      nodes: {
        'positive_prompt:0wQ8rTz4Lx': {
          id: 'positive_prompt:0wQ8rTz4Lx',
          type: 'string',
          value: PROMPT,
        },
        'neg_cond:b71Kd93kAa': { type: 'sdxl_compel_prompt', prompt: 'blurry, ugly', style: '' },
        'model_loader:9asdK1ls2P': {
          type: 'main_model_loader',
          model: { key: 'abc-1', name: 'Juggernaut XL' },
        },
      },
      edges: [],
    },
    runs: 1,
  },
});
const comfyGraph = {
  3: { class_type: 'KSampler', inputs: { seed: 156680208700286, steps: 20, model: ['4', 0] } },
  4: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sd_xl_base_1.0.safetensors' } },
  6: { class_type: 'CLIPTextEncode', inputs: { text: PROMPT, clip: ['4', 1] } },
  7: { class_type: 'CLIPTextEncode', inputs: { text: 'text, watermark', clip: ['4', 1] } },
};
const comfy = request('POST', '/prompt', {
  ...{ client_id: 'c0ffee', prompt: comfyGraph },
  extra_data: { extra_pnginfo: { workflow: { nodes: [{ id: 6, widgets_values: [PROMPT] }] } } },
});
const socket = (text: object | string) =>
  answer(typeof text === 'string' ? text : JSON.stringify(text), 101, '');
const frame = (path: string): PageRequest => ({
  ...request('WS', path),
  url: `wss://studio.example${path}`,
});

const STUDIOS: Studio[] = [
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
    name: 'a queue like fal’s: state at one address, images at another',
    known: { form: { model: ['FLUX Pro v1.1', 'flux-pro'] } },
    submit: fal,
    steps: [
      [
        fal,
        answer({
          status: 'IN_QUEUE',
          request_id: '764cabcf-b745-4b3e-ae38-1200304cf45b',
          response_url:
            'https://queue.fal.example/fal-ai/flux-pro/requests/764cabcf-b745-4b3e-ae38-1200304cf45b',
        }),
      ],
      [
        request(
          'GET',
          'https://queue.fal.example/fal-ai/flux-pro/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status',
        ),
        answer({ status: 'IN_PROGRESS', logs: [] }),
      ],
      [
        request(
          'GET',
          'https://queue.fal.example/fal-ai/flux-pro/requests/764cabcf-b745-4b3e-ae38-1200304cf45b',
        ),
        answer({
          images: [
            { url: IMAGE, width: 1024, height: 576 },
            { url: 'https://cdn.example/out/a2.png', width: 1024, height: 576 },
          ],
          seed: 7,
          prompt: PROMPT,
        }),
      ],
    ],
    request: { aspect: 'landscape_16_9', count: 2, seed: '7', model: 'flux-pro' },
    charged: null,
    assets: [IMAGE, 'https://cdn.example/out/a2.png'],
  },
  {
    name: 'predictions like Replicate’s: the model in the path',
    submit: replicate,
    steps: [
      [
        replicate,
        answer(
          {
            id: 'ufawqhfynnddngldkgtslldrkq',
            model: 'black-forest/flux-schnell',
            input: { prompt: PROMPT },
            status: 'starting',
            urls: { get: 'https://x.example/v1/predictions/ufawqhfynnddngldkgtslldrkq' },
          },
          201,
        ),
      ],
      [
        request('GET', '/v1/predictions/ufawqhfynnddngldkgtslldrkq'),
        answer({
          id: 'ufawqhfynnddngldkgtslldrkq',
          status: 'succeeded',
          input: { prompt: PROMPT },
          output: [IMAGE, 'https://cdn.example/out/a2.webp'],
          metrics: { predict_time: 2.1 },
        }),
      ],
    ],
    request: { model: 'flux-schnell', count: 2, aspect: '1:1' },
    charged: null,
    assets: [IMAGE, 'https://cdn.example/out/a2.webp'],
  },
  {
    name: 'GraphQL: many operations at one address',
    submit: graphql,
    steps: [
      [
        graphql,
        answer({ data: { createImage: { id: 'job-3001', status: 'PENDING', creditsUsed: 2.5 } } }),
      ],
      [
        request('POST', '/graphql', {
          operationName: 'Job',
          query: 'query Job($id: ID!) { job(id: $id) { status } }',
          variables: { id: 'job-3001' },
        }),
        answer({
          data: { job: { id: 'job-3001', status: 'COMPLETED', images: [{ url: IMAGE }] } },
        }),
      ],
    ],
    request: { model: 'sdxl', count: 4 },
    charged: 2500,
    assets: [IMAGE],
  },
  {
    name: 'Supabase on another origin: rows of a table are polled',
    submit: supabase,
    steps: [
      [
        supabase,
        answer(
          {
            generation_id: '0b7ad7fa-19f1-4a6b-9d1f-6fcbb7f3d1aa',
            status: 'queued',
            credits_used: 3,
            credits_remaining: 39,
          },
          202,
        ),
      ],
      [
        request(
          'GET',
          'https://abc.supabase.example/rest/v1/generations?select=*&id=eq.0b7ad7fa-19f1-4a6b-9d1f-6fcbb7f3d1aa',
        ),
        answer([
          {
            id: '0b7ad7fa-19f1-4a6b-9d1f-6fcbb7f3d1aa',
            status: 'completed',
            prompt: PROMPT,
            image_urls: [IMAGE],
          },
        ]),
      ],
    ],
    request: { model: 'flux-dev', resolution: '1024x1024', count: 1 },
    charged: 3000,
    assets: [IMAGE],
  },
  {
    name: 'muapi: another origin, the model as the address',
    known: { form: { model: ['Nano Banana Pro'] } },
    submit: muapi,
    steps: [
      [muapi, answer({ request_id: 'rq-70a1b', status: 'processing' })],
      [
        request('GET', 'https://api.muapi.example/api/v1/predictions/rq-70a1b/result'),
        answer({ id: 'rq-70a1b', status: 'completed', outputs: [IMAGE], cost: 12 }),
      ],
    ],
    request: { kind: 'image-to-image', model: 'nano-banana-pro', resolution: '4k', aspect: '3:4' },
    charged: 12_000,
    assets: [IMAGE],
  },
  {
    name: 'kie: code 200 is success, the result is JSON in a text',
    submit: kie,
    steps: [
      [kie, answer({ code: 200, msg: 'success', data: { taskId: 'a2c9f1d0b7' } })],
      [
        request('GET', '/api/v1/jobs/recordInfo?taskId=a2c9f1d0b7'),
        answer({
          code: 200,
          msg: 'success',
          data: {
            taskId: 'a2c9f1d0b7',
            model: 'google/nano-banana',
            state: 'waiting',
            param: JSON.stringify({ input: { prompt: PROMPT } }),
            resultJson: '',
          },
        }),
      ],
      [
        request('GET', '/api/v1/jobs/recordInfo?taskId=a2c9f1d0b7'),
        answer({
          code: 200,
          msg: 'success',
          data: {
            taskId: 'a2c9f1d0b7',
            state: 'success',
            resultJson: JSON.stringify({ resultUrls: [IMAGE] }),
            consumeCredits: 100,
            costTime: 8,
          },
        }),
      ],
    ],
    request: { model: 'google/nano-banana', aspect: '16:9' },
    charged: 100_000,
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
  {
    name: 'Invoke: the prompt in a graph, its end over a socket',
    known: { pressed: { control: 'Invoke', msAgo: 30 }, form: { model: ['Juggernaut XL'] } },
    submit: invoke,
    steps: [
      [
        invoke,
        answer(
          {
            queue_id: 'default',
            enqueued: 1,
            requested: 1,
            batch: { batch_id: 'b1d5-77' },
            priority: 0,
            item_ids: [41207],
          },
          201,
        ),
      ],
      [
        frame('/ws/socket.io/'),
        socket(
          '42["invocation_progress",{"queue_id":"default","item_id":41207,"batch_id":"b1d5-77","percentage":0.4}]',
        ),
      ],
      [
        frame('/ws/socket.io/'),
        socket(
          '42["queue_item_status_changed",{"queue_id":"default","item_id":41207,"batch_id":"b1d5-77","status":"completed"}]',
        ),
      ],
    ],
    request: { prompt: PROMPT },
    charged: null,
    assets: [],
    state: 'succeeded',
  },
  {
    name: 'Comfy: the prompt in a workflow, its history under the id',
    known: { pressed: { control: 'Run', msAgo: 30 }, form: { negative: ['text, watermark'] } },
    submit: comfy,
    steps: [
      [
        comfy,
        answer({ prompt_id: '9b1c6a1e-2f0b-4c58-9d3e-0d6c9c8f8a77', number: 4, node_errors: {} }),
      ],
      [request('GET', '/history/9b1c6a1e-2f0b-4c58-9d3e-0d6c9c8f8a77'), answer({})],
      [
        request('GET', '/history/9b1c6a1e-2f0b-4c58-9d3e-0d6c9c8f8a77'),
        answer({
          '9b1c6a1e-2f0b-4c58-9d3e-0d6c9c8f8a77': {
            prompt: [4, '9b1c6a1e-2f0b-4c58-9d3e-0d6c9c8f8a77', comfyGraph],
            outputs: {
              9: { images: [{ filename: 'ComfyUI_00012_.png', subfolder: '', type: 'output' }] },
            },
            status: { status_str: 'success', completed: true, messages: [] },
          },
        }),
      ],
    ],
    request: {
      prompt: PROMPT,
      negativePrompt: 'text, watermark',
      model: 'sd_xl_base_1.0.safetensors',
      seed: '156680208700286',
    },
    charged: null,
    assets: [`${ORIGIN}/ComfyUI_00012_.png`],
  },
];

test.each(STUDIOS)('$name', ({ known = {}, submit, steps, request, charged, assets, state }) => {
  const played = play(known, submit, steps);
  expect(played.submit.confidence).toBeGreaterThanOrEqual(0.8);
  expect(played.request).toMatchObject({ prompt: PROMPT, ...request });
  expect(played.last.state).toBe(state ?? 'succeeded');
  expect(played.charged).toBe(charged);
  expect(played.assets).toEqual(assets);
});
