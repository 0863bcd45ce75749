import { test } from 'vitest';
import { answer, PROMPT, request } from './play.ts';
import { expectPolled, IMAGE, PNG, type PollingStudio } from './studios.ts';

const fal = request('POST', 'https://queue.fal.example/fal-ai/flux-pro/v1.1', {
  ...{ prompt: PROMPT, image_size: 'landscape_16_9', num_images: 2, seed: 7 },
});
const replicate = request('POST', '/v1/models/black-forest/flux-schnell/predictions', {
  input: { prompt: PROMPT, num_outputs: 2, aspect_ratio: '1:1' },
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
const render = request('POST', '/render', { prompt: PROMPT, num_outputs: 1, seed: 42 });
const drafted = request('POST', '/api/text-to-image', { prompt: PROMPT, num_images: 1 });
const DRAFT = '7f0c2d1e-9a7b-4c55-8a10-2f9a0c11aa01';
const STUDIOS: PollingStudio[] = [
  {
    name: 'addresses where to ask for the task and for its picture, which are no pictures themselves',
    submit: drafted,
    steps: [
      [
        drafted,
        answer({
          ...{ message: 'submitted', task_id: DRAFT, queue_info: { pending_tasks: 1 } },
          ...{ status_url: `/tasks/${DRAFT}`, result_url: `/tasks/${DRAFT}/result` },
        }),
      ],
      [
        request('GET', `/api/tasks/${DRAFT}`),
        answer({ task_id: DRAFT, status: 'running', error: null, position_in_queue: 0 }),
      ],
      [
        request('GET', `/api/tasks/${DRAFT}`),
        answer({ task_id: DRAFT, status: 'failed', error: 'out of memory on gpu 0' }),
      ],
    ],
    state: 'failed',
    request: { count: 1 },
    charged: null,
    assets: [],
  },
  {
    name: 'a numbered task, whose progress and image follow each other as objects in one text',
    known: {},
    submit: render,
    steps: [
      [
        render,
        answer({ status: 'Online', queue: 1, stream: '/image/stream/140234', task: 140234 }),
      ],
      [
        request('GET', '/image/stream/140234'),
        answer(
          `{"step":5,"total_steps":25}{"status":"succeeded","output":[{"data":"data:image/png;base64,${PNG}"}]}`,
          200,
          'application/json',
        ),
      ],
    ],
    request: { count: 1 },
    charged: null,
    assets: [`data:image/png;base64,${PNG}`],
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
];

test.each(STUDIOS)('$name', expectPolled);
