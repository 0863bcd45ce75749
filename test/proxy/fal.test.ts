import { ApiError, createFalClient } from '@fal-ai/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, startLab } from './lab.ts';
import {
  QUEUE_KEY,
  QUEUE_ORIGIN,
  type QueueApi,
  queueUpstream,
  startQueueApi,
} from './queue-api.ts';

let api: QueueApi;
let lab: Lab;
let client: ReturnType<typeof createFalClient>;
beforeAll(async () => {
  process.env.QUEUE_KEY = QUEUE_KEY;
  api = await startQueueApi();
  lab = await startLab([queueUpstream(api.origin)]);
  client = createFalClient({
    credentials: lab.token,
    proxyUrl: { url: lab.proxied('/queue'), when: 'always' },
    retry: { maxRetries: 0 },
  });
});
afterAll(async () => {
  await lab.close();
  await api.close();
});

const input = {
  prompt: 'a lighthouse at dusk',
  num_images: 1,
  image_size: 'landscape_4_3' as const,
};
const ends = async () => (await lab.events()).filter(({ type }) => type === 'generation.finished');

it('serves the unchanged client from the queue to the images, once', async () => {
  const seen: string[] = [];
  const { data, requestId } = await client.subscribe('fal-ai/flux/dev', {
    input,
    pollInterval: 20,
    onQueueUpdate: ({ status }) => void seen.push(status),
  });
  expect(data).toMatchObject({ images: [{ width: 1024 }], seed: 7 });
  expect(seen).toContain('COMPLETED');
  // Whoever asks again changes nothing.
  await client.queue.status('fal-ai/flux/dev', { requestId });
  await client.queue.result('fal-ai/flux/dev', { requestId });
  const events = await lab.events();
  expect(events.map(({ type }) => type)).toEqual([
    'generation.judged',
    'reservation.taken',
    'generation.requested',
    'generation.accepted',
    'generation.finished',
  ]);
  expect(events[2]).toMatchObject({
    request: { model: 'flux', count: 1, resolution: 'landscape_4_3' },
    quoted: { credits: 2500, provenance: 'typed' },
  });
  expect(events[3]).toMatchObject({ task: requestId });
  expect(events[4]).toMatchObject({
    outcome: 'succeeded',
    assets: [{ url: `https://cdn.queue.example/${requestId}.png`, width: 1024, height: 768 }],
    charged: { credits: 2500, provenance: 'typed' },
  });
});

it('ends a task that was submitted before a restart, and one whose images are never asked for', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(() => client.queue.submit('fal-ai/flux/dev', { input })),
  );
  await lab.restart();
  client = createFalClient({
    credentials: lab.token,
    proxyUrl: { url: lab.proxied('/queue'), when: 'always' },
    retry: { maxRetries: 0 },
  });
  const before = (await ends()).length;
  for (const { request_id: requestId } of [first!, second!])
    for (let i = 0; i < 3; i++) await client.queue.status('fal-ai/flux/dev', { requestId });
  expect((await ends()).length).toBe(before);
  await client.queue.result('fal-ai/flux/dev', { requestId: first!.request_id });
  expect((await ends()).length).toBe(before + 1);
  // Closing ends what only waits for its images.
  await lab.restart();
  const all = await ends();
  expect(all.length).toBe(before + 2);
  expect(all.at(-1)).toMatchObject({ outcome: 'succeeded', charged: { credits: 2500 } });
  const { sites } = await lab.snapshot();
  expect(sites['https://queue.example']?.reservations).toEqual([]);
});

it('records what was cancelled and what failed after all', async () => {
  client = createFalClient({
    credentials: lab.token,
    proxyUrl: { url: lab.proxied('/queue'), when: 'always' },
    retry: { maxRetries: 0 },
  });
  const { request_id: requestId } = await client.queue.submit('fal-ai/flux/dev', { input });
  await client.queue.cancel('fal-ai/flux/dev', { requestId });
  expect((await ends()).at(-1)).toMatchObject({
    outcome: 'canceled',
    charged: { provenance: 'unknown' },
  });
  const failed = client.subscribe('fal-ai/flux/dev', {
    input: { ...input, prompt: 'a broken one' },
    pollInterval: 20,
  });
  await expect(failed).rejects.toBeInstanceOf(ApiError);
  expect((await ends()).at(-1)).toMatchObject({
    outcome: 'failed',
    error: { message: 'The model failed' },
  });
});

it('checks the address in the header against the file, and believes nothing of it', async () => {
  const before = api.seen.length;
  const targets = [
    'https://evil.example/fal-ai/flux/dev',
    `${QUEUE_ORIGIN}.evil.example/fal-ai/flux/dev`,
    `${QUEUE_ORIGIN}@evil.example/fal-ai/flux/dev`,
    `${QUEUE_ORIGIN}:444/fal-ai/flux/dev`,
    `${QUEUE_ORIGIN}//evil.example/fal-ai/flux/dev`,
    `${QUEUE_ORIGIN}/fal-ai/../flux/dev`,
    `${QUEUE_ORIGIN}/fal-ai/%2e%2e/flux/dev`,
    `${QUEUE_ORIGIN}/fal-ai/flux\\dev`,
    'http://queue.fal.run/fal-ai/flux/dev',
    'HTTPS://QUEUE.FAL.RUN/fal-ai/flux/dev',
    'https://fal.run/fal-ai/flux/dev',
    'file:///etc/passwd',
    '',
  ];
  for (const target of targets) {
    const reply = await lab.ask('/queue', {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'x-fal-target-url': target },
    });
    expect(reply.status, target).toBe(403);
    expect(reply.headers.get('x-tierwise-reason')).toBe('code=not-allowed');
    expect(Object.keys((await reply.json()) as object)).toEqual(['detail']);
  }
  expect(api.seen.length).toBe(before);
});
