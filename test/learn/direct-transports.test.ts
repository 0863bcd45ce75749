import { expect, test } from 'vitest';
import type { PageRequest } from '../../shared/site/learn/exchange.ts';
import { answer, ORIGIN, PROMPT, play, request } from './play.ts';
import { type DirectStudio, expectDirect, PNG } from './studios.ts';

const gemini = request(
  'POST',
  'https://gl.example/v1beta/models/gemini-2.5-flash-image:generateContent',
  {
    contents: [
      { role: 'user', parts: [{ text: 'draw me a cat' }] },
      { role: 'model', parts: [] },
      { role: 'user', parts: [{ text: PROMPT }] },
    ],
    generationConfig: { responseModalities: ['IMAGE'] },
  },
);
const form = request(
  'POST',
  '/generate',
  `--xX\r\nContent-Disposition: form-data; name="prompt"\r\n\r\n${PROMPT}\r\n--xX\r\nContent-Disposition: form-data; name="model"\r\n\r\nsd3-large\r\n--xX\r\nContent-Disposition: form-data; name="image"; filename="in.png"\r\nContent-Type: image/png\r\n\r\n\r\n--xX--\r\n`,
  'multipart/form-data; boundary=xX',
);
const plainForm = request(
  'POST',
  '/create',
  new URLSearchParams({ prompt: PROMPT, engine: 'flux', ratio: '3:2' }).toString(),
  'application/x-www-form-urlencoded',
);
const swarm: PageRequest = {
  ...request('WS', '/API/GenerateText2ImageWS', {
    ...{
      session_id: 'S1',
      images: 2,
      prompt: PROMPT,
      model: 'flux1-dev',
      steps: 20,
      aspectratio: '1:1',
    },
  }),
  url: 'wss://studio.example/API/GenerateText2ImageWS',
};
const address = request(
  'GET',
  `/prompt/${encodeURIComponent(PROMPT)}?model=flux&width=1024&seed=3`,
);
const chatStream = [
  'data: {"type":"status","state":"generating"}',
  'data: {"type":"partial","image_url":"https://cdn.example/o/1.png"}',
  'data: {"type":"done","state":"completed","images":[{"url":"https://cdn.example/o/1.png"},{"url":"https://cdn.example/o/2.png"}],"creditsUsed":6}',
  'data: [DONE]',
].join('\n\n');
const stream = request('POST', '/api/generate/stream', { prompt: PROMPT, model: 'x1', n: 2 });
const action: PageRequest = {
  ...request(
    'POST',
    '/create',
    `--b\r\nContent-Disposition: form-data; name="1_prompt"\r\n\r\n${PROMPT}\r\n--b\r\nContent-Disposition: form-data; name="1_model"\r\n\r\nbanana-pro\r\n--b\r\nContent-Disposition: form-data; name="1_ref"; filename="a.png"\r\n\r\n\r\n--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n[{"error":null},"$K1"]\r\n--b--\r\n`,
    'multipart/form-data; boundary=b',
  ),
  headers: { 'next-action': '60ab' },
};
const rows = `2:T${`data:image/png;base64,${PNG}`.length.toString(16)},data:image/png;base64,${PNG}0:{"a":"$@1","f":"","b":"x"}\n1:{"success":true,"image":"$2","creditsUsed":1}\n`;

const framed = request(
  'GET',
  `/prompt/${encodeURIComponent(`${PROMPT}, photo, 4k`)}?model=flux&seed=3&safe=true`,
);
const STUDIOS: DirectStudio[] = [
  {
    name: 'an address that carries the prompt among other words, and answers with the picture',
    known: { form: { model: ['Flux (fast)', 'flux'] } },
    submit: framed,
    answers: [answer(`data:image/png;base64,${PNG}`, 200, 'image/png')],
    request: { prompt: `${PROMPT}, photo, 4k`, model: 'flux', seed: '3' },
    charged: null,
    assets: [`data:image/png;base64,${PNG}`],
  },
  {
    name: 'a conversation like Gemini’s: the last turn, the model in the address',
    submit: gemini,
    answers: [
      answer({
        candidates: [
          {
            content: {
              parts: [
                { text: 'Sure, here is your picture' },
                { inlineData: { mimeType: 'image/png', data: PNG } },
              ],
            },
            finishReason: 'STOP',
          },
        ],
      }),
    ],
    request: { model: 'gemini-2.5-flash-image' },
    charged: null,
    assets: [`data:image/png;base64,${PNG}`],
  },
  {
    name: 'a form with a file',
    submit: form,
    answers: [answer({ output: ['https://cdn.example/f.webp'] })],
    request: { kind: 'image-to-image', model: 'sd3-large', parents: [{ url: '' }] },
    charged: null,
    assets: ['https://cdn.example/f.webp'],
  },
  {
    name: 'an urlencoded form, answered with an address alone',
    submit: plainForm,
    answers: [answer('https://cdn.example/only.png', 200, 'text/plain')],
    request: { model: 'flux', aspect: '3:2' },
    charged: null,
    assets: ['https://cdn.example/only.png'],
  },
  {
    name: 'Swarm: over a socket, an image a frame',
    submit: swarm,
    answers: [
      answer({ status: { waiting_gens: 2, loading_models: 0 } }, 101, ''),
      answer(
        { gen_progress: { batch_index: '0', overall_percent: 0.4, current_percent: 0.5 } },
        101,
        '',
      ),
      answer(
        {
          image: 'View/local/raw/2026-11-24/banana-1.png',
          batch_index: '0',
          metadata: '{"sui_image_params":{"prompt":"p"}}',
        },
        101,
        '',
      ),
      answer(
        { image: 'View/local/raw/2026-11-24/banana-2.png', batch_index: '1', metadata: '{}' },
        101,
        '',
      ),
    ],
    request: { model: 'flux1-dev', count: 2, aspect: '1:1' },
    charged: null,
    assets: [
      `${ORIGIN}/View/local/raw/2026-11-24/banana-1.png`,
      `${ORIGIN}/View/local/raw/2026-11-24/banana-2.png`,
    ],
  },
  {
    name: 'a stream of events in one answer',
    submit: stream,
    answers: [answer(chatStream, 200, 'text/event-stream')],
    request: { model: 'x1', count: 2 },
    charged: 6000,
    assets: ['https://cdn.example/o/1.png', 'https://cdn.example/o/2.png'],
  },
  {
    name: 'a socket of a list without names, and files on the studio’s machine',
    submit: {
      ...request('WS', '/queue/join', {
        fn_index: 0,
        data: [PROMPT, '', 1, 7],
        session_hash: 'k2',
      }),
      url: 'wss://studio.example/queue/join',
    },
    answers: [
      answer({ msg: 'process_starts' }, 101, ''),
      answer(
        {
          msg: 'process_completed',
          output: { data: [[[{ name: '/out/1.png', data: null, is_file: true }, null]], ''] },
          success: true,
        },
        101,
        '',
      ),
    ],
    request: {},
    charged: null,
    assets: [`${ORIGIN}/file=/out/1.png`],
  },
  {
    name: 'a stream that shows drafts before the image',
    submit: stream,
    answers: [
      answer(
        [
          { type: 'partial_image', partial_image_index: 0, b64_json: `${PNG}AAAA` },
          { type: 'image_generation.partial_image', b64_json: `${PNG}BBBB` },
          { type: 'completed', b64_json: PNG },
          { type: 'done', images: [{ filename: '1.png', b64_json: PNG }] },
        ]
          .map((one) => `data: ${JSON.stringify(one)}`)
          .join('\n\n'),
        200,
        'text/event-stream',
      ),
    ],
    request: { model: 'x1', count: 2 },
    charged: null,
    assets: [`data:image/png;base64,${PNG}`],
  },
  {
    name: 'a server action with a file, its image as a row of text',
    known: { form: { model: ['banana-pro'] } },
    submit: action,
    answers: [answer(rows, 200, 'text/x-component')],
    request: { kind: 'image-to-image', model: 'banana-pro', parents: [{ url: '' }] },
    charged: 1000,
    assets: [`data:image/png;base64,${PNG}`],
  },
];

test.each(STUDIOS)('$name', expectDirect);

test('a prompt in the address itself', () => {
  const played = play({}, address, [[address, answer({ url: 'https://cdn.example/p.png' })]]);
  expect(played.request).toMatchObject({ prompt: PROMPT, kind: 'text-to-image' });
  expect(played.assets).toEqual(['https://cdn.example/p.png']);
});
