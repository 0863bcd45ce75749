import { test } from 'vitest';
import type { PageRequest } from '../../shared/site/learn/exchange.ts';
import { answer, ORIGIN, PROMPT, request } from './play.ts';
import { expectPolled, IMAGE, type PollingStudio } from './studios.ts';

const graphql = request('POST', '/graphql', {
  operationName: 'CreateImage',
  query: 'mutation CreateImage($i: ImageInput!) { createImage(input: $i) { id status } }',
  variables: { i: { prompt: PROMPT, model: 'sdxl', width: 1024, height: 1024, numImages: 4 } },
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

const STUDIOS: PollingStudio[] = [
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

test.each(STUDIOS)('$name', expectPolled);
