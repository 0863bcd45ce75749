import { test } from 'vitest';
import { answer, ORIGIN, PROMPT, request } from './play.ts';
import { type DirectStudio, expectDirect, PNG } from './studios.ts';

const JPEG = `/9j/4AAQSkZJRgABAQAAAQABAAD${'B'.repeat(300)}`;

const one = request('POST', '/api/nano-banana/generate', {
  ...{
    prompt: PROMPT,
    num_images: '1',
    aspect_ratio: '16:9',
    style: 'none',
    quality: 'high',
    seed: 12,
  },
});
const arch = request('POST', '/api/generate-images', {
  ...{ prompt: PROMPT, modelId: 'arch-flash', aspectRatio: '4:3', imageSize: '2K' },
  ...{
    referenceImages: [JPEG],
    conversationHistory: [],
    projectId: 'pj_1',
    assistantMessageId: 'm2',
  },
});
const easy = request('POST', '/api/generate-image', {
  ...{ prompt: PROMPT, model: 'nano-banana', imageUrls: ['https://cdn.example/in.png'] },
});
const cabana = request('POST', '/api/generate', {
  prompt: `Subject: a golden banana. Location: a white beach, at dawn. Style: oil painting.`,
  settings: { resolution: '2K', aspectRatio: '1:1', imageCount: 2 },
  ...{
    generationType: 'photo',
    referenceImages: [],
    projectId: 'pj1',
    builderConfig: { subjects: [] },
  },
});
const openai = request('POST', '/v1/images/generations', {
  ...{ model: 'gpt-image-1', prompt: PROMPT, n: 2, size: '1024x1536', quality: 'high' },
});
const a1111 = request('POST', '/sdapi/v1/txt2img', {
  ...{ prompt: `${PROMPT}, best quality, masterpiece`, negative_prompt: 'lowres', steps: 20 },
  ...{ width: 512, height: 768, seed: 42, n_iter: 2, batch_size: 1 },
});
const gradio = request('POST', '/run/predict', {
  fn_index: 3,
  data: ['task(abc)', PROMPT, 'ugly', [], 20, 'Euler', 1],
  session_hash: 'kx81',
});
const STUDIOS: DirectStudio[] = [
  {
    name: 'ShipAny One: credits used and left with the images',
    submit: one,
    answers: [
      answer({
        code: 0,
        message: 'ok',
        data: {
          success: true,
          images: [{ url: 'https://cdn.example/o/1.png', width: 1024, height: 576 }],
          credits_used: 10,
          credits_remaining: 90,
          processing_time: 8123,
          request_id: 'req_77',
        },
      }),
    ],
    request: { kind: 'text-to-image', count: 1, aspect: '16:9', seed: '12' },
    charged: 10_000,
    balance: 90_000,
    assets: ['https://cdn.example/o/1.png'],
  },
  {
    name: 'nanoaiarch: base64 beside a text, an icon pressed',
    known: { pressed: { control: '', msAgo: 40 }, form: { model: ['Arch AI Flash'] } },
    submit: arch,
    answers: [answer({ image: PNG, text: 'Here it is, as you asked for it.', creditsUsed: 1 })],
    request: {
      kind: 'image-to-image',
      model: 'arch-flash',
      resolution: '2K',
      aspect: '4:3',
      parents: [{ url: '' }],
    },
    charged: 1000,
    assets: [`data:image/png;base64,${PNG}`],
  },
  {
    name: 'nanoaiarch within a project: the stored message comes back',
    submit: arch,
    answers: [
      answer({
        message: {
          id: 'm2',
          role: 'assistant',
          content: '',
          outputImage: PNG,
          generationParams: { prompt: PROMPT, model: 'arch-flash', inputImages: [JPEG] },
          creditsUsed: 1,
          generationTime: 9000,
          status: 'completed',
          createdAt: '2026-11-24T10:00:00.000Z',
        },
        creditsUsed: 1,
      }),
    ],
    request: { model: 'arch-flash' },
    charged: 1000,
    assets: [`data:image/png;base64,${PNG}`],
  },
  {
    name: 'easynano: one address of an image',
    submit: easy,
    answers: [
      answer({
        success: true,
        imageUrl: '/out/9.png',
        originalPrompt: PROMPT,
        creditsUsed: 5,
        creditsRemaining: 37,
      }),
    ],
    request: {
      kind: 'image-to-image',
      model: 'nano-banana',
      parents: [{ url: 'https://cdn.example/in.png' }],
    },
    charged: 5000,
    balance: 37_000,
    assets: [`${ORIGIN}/out/9.png`],
  },
  {
    name: 'cabana: put together from fields, a 201 with the stored generation',
    known: {
      prompts: ['a golden banana', 'a white beach, at dawn', 'oil painting'],
      pressed: { control: 'Generate images', msAgo: 90 },
    },
    submit: cabana,
    answers: [
      answer(
        {
          generation: {
            id: 'gn1',
            userId: 'u9',
            projectId: 'pj1',
            prompt: 'x',
            status: 'completed',
            images: [
              { id: 'im1', generationId: 'gn1', imageUrl: 'https://cdn.example/1.png' },
              { id: 'im2', generationId: 'gn1', imageUrl: 'https://cdn.example/2.png' },
            ],
          },
        },
        201,
      ),
    ],
    request: {
      prompt: 'Subject: a golden banana. Location: a white beach, at dawn. Style: oil painting.',
      resolution: '2K',
      aspect: '1:1',
      count: 2,
    },
    charged: null,
    assets: ['https://cdn.example/1.png', 'https://cdn.example/2.png'],
  },
  {
    name: 'an images API like OpenAI’s',
    submit: openai,
    answers: [
      answer({
        created: 1764000000,
        data: [{ b64_json: PNG }, { b64_json: JPEG }],
        usage: { total_tokens: 4160 },
      }),
    ],
    request: { model: 'gpt-image-1', count: 2, resolution: '1024x1536' },
    charged: null,
    assets: [`data:image/png;base64,${PNG}`, `data:image/jpeg;base64,${JPEG}`],
  },
  {
    name: 'A1111: a prompt with a suffix',
    known: { form: { negative: ['lowres'] } },
    submit: a1111,
    answers: [
      answer({
        images: [PNG, JPEG],
        parameters: { prompt: 'p' },
        info: JSON.stringify({ seed: 42, all_seeds: [42, 43] }),
      }),
    ],
    request: {
      prompt: `${PROMPT}, best quality, masterpiece`,
      negativePrompt: 'lowres',
      seed: '42',
    },
    charged: null,
    assets: [`data:image/png;base64,${PNG}`, `data:image/jpeg;base64,${JPEG}`],
  },
  {
    name: 'a list of values without names, as Gradio sends',
    known: { form: { negative: ['ugly'] } },
    submit: gradio,
    answers: [
      answer({
        data: [[{ name: '/tmp/gradio/1.png', data: null, is_file: true }], '{"seed":1}', 'info'],
        duration: 3.2,
        is_generating: false,
      }),
    ],
    request: { negativePrompt: 'ugly' },
    charged: null,
    assets: [`${ORIGIN}/file=/tmp/gradio/1.png`],
  },
];

test.each(STUDIOS)('$name', expectDirect);
