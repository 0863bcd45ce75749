import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  IMAGES_KEY,
  type ImagesApi,
  imagesUpstream,
  PNG,
  picture,
  startImagesApi,
} from './images-api.ts';
import { type Lab, startLab } from './lab.ts';

let api: ImagesApi;
let lab: Lab;
let client: OpenAI;
beforeAll(async () => {
  process.env.IMAGES_KEY = IMAGES_KEY;
  api = await startImagesApi();
  lab = await startLab([imagesUpstream(api.base)]);
  client = new OpenAI({ apiKey: lab.token, baseURL: lab.proxied('/images'), maxRetries: 0 });
});
beforeEach(() => api.feel('well'));
afterAll(async () => {
  await lab.close();
  await api.close();
});

const ask = (more: object = {}) =>
  client.images.generate({ model: 'gpt-image-1', prompt: 'a lighthouse at dusk', ...more });

it('serves the unchanged client, and records what it made and what it cost', async () => {
  const { data, response } = await ask({ n: 2, size: '1024x1024' }).withResponse();
  expect(data.data).toEqual([{ b64_json: picture(0) }, { b64_json: picture(1) }]);
  expect([
    response.headers.get('x-tierwise-quoted'),
    response.headers.get('x-tierwise-charged'),
    response.headers.get('x-tierwise-remaining'),
  ]).toEqual(['8', '8', 'unknown']);
  const events = await lab.events();
  expect(events.map(({ type }) => type)).toEqual([
    'generation.judged',
    'reservation.taken',
    'generation.requested',
    'generation.accepted',
    'generation.finished',
  ]);
  expect(events[2]).toMatchObject({
    site: 'https://images.example',
    outcome: 'released',
    quoted: { credits: 8000, provenance: 'typed' },
    request: { kind: 'text-to-image', model: 'gpt-image-1', count: 2, resolution: '1024x1024' },
    decision: { verdict: 'allow', decidedBy: 'companion' },
  });
  const hash = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
  expect(events[4]).toMatchObject({
    outcome: 'succeeded',
    assets: [{ url: hash }, { url: hash }],
    charged: { credits: 8000, provenance: 'typed' },
    latencyMs: expect.any(Number),
  });
  expect(events.map(({ device, seq }) => [device, seq])).toEqual(
    [1, 2, 3, 4, 5].map((seq) => [events[0]!.device, seq]),
  );
  const { sites } = await lab.snapshot();
  expect(sites['https://images.example']).toMatchObject({
    reservations: [],
    days: [{ generations: 1, unknown: 0 }],
  });
});

it('keeps addresses of images, and prices by what the request says', async () => {
  const { data, response } = await client.images
    .generate({ model: 'gpt-image-1', prompt: 'x', quality: 'high', response_format: 'url' })
    .withResponse();
  expect(data.data).toEqual([{ url: 'https://cdn.images.example/0.png' }]);
  expect(response.headers.get('x-tierwise-charged')).toBe('17');
  const last = (await lab.events()).at(-1);
  expect(last).toMatchObject({ assets: [{ url: 'https://cdn.images.example/0.png' }] });
});

it('passes forms, lists and streams through as well', async () => {
  const image = await toFile(Buffer.from(PNG, 'base64'), 'in.png', { type: 'image/png' });
  const edit = await client.images.edit({ model: 'gpt-image-1', image, prompt: 'greener' });
  expect(edit.data).toEqual([{ b64_json: PNG }]);
  const form = (await lab.events()).findLast(({ type }) => type === 'generation.requested');
  expect(form).toMatchObject({ request: { kind: 'image-to-image', parents: [{ url: '' }] } });
  expect((await client.models.list()).data).toMatchObject([{ id: 'gpt-image-1' }]);
  const stream = await client.images.generate({ model: 'gpt-image-1', prompt: 'x', stream: true });
  const types: string[] = [];
  for await (const event of stream) types.push(event.type);
  expect(types).toEqual(['image_generation.partial_image', 'image_generation.completed']);
  expect((await lab.events()).at(-1)).toMatchObject({ outcome: 'succeeded', assets: [{}] });
});

it('hands on what the API itself says no to, and charges nothing', async () => {
  const refused = await ask({ prompt: 'a forbidden thing' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(OpenAI.BadRequestError);
  expect(refused).toMatchObject({ status: 400, code: 'moderation_blocked' });
  expect((await lab.events()).at(-1)).toMatchObject({
    outcome: 'rejected',
    error: { kind: 'moderated' },
  });
  expect((refused as InstanceType<typeof OpenAI.APIError>).headers?.get('x-tierwise-charged')).toBe(
    '0',
  );
});

it('refuses in the shape that the client understands', async () => {
  await lab.setRules((rules) => ({ ...rules, caps: { ...rules.caps, daily: 50_000 } }));
  const before = api.seen.length;
  const refused = await ask({ n: 10, quality: 'high' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(OpenAI.APIError);
  expect(refused).toMatchObject({ status: 402, code: 'over-budget', type: 'tierwise' });
  const { headers } = refused as InstanceType<typeof OpenAI.APIError>;
  expect(headers?.get('x-tierwise-reason')).toBe('code=over-budget; rule=daily-cap');
  expect(headers?.get('x-tierwise-charged')).toBe('0');
  expect(api.seen.length).toBe(before);
  expect((await lab.events()).at(-1)).toMatchObject({ outcome: 'refused' });
});

it('shows the upstream its own key alone, and the client none of it', async () => {
  for (const { headers } of api.seen) {
    expect(headers.authorization).toBe(`Bearer ${IMAGES_KEY}`);
    expect(JSON.stringify(headers)).not.toContain(lab.token);
    const names = ['accept', 'accept-encoding', 'authorization', 'connection', 'content-length'];
    names.push('content-type', 'host', 'user-agent', 'idempotency-key', 'accept-language');
    expect(Object.keys(headers).filter((name) => !names.includes(name))).toEqual([]);
  }
  expect(lab.logged.join('')).not.toContain(IMAGES_KEY);
  expect(lab.logged.join('')).not.toContain(lab.token);
});
