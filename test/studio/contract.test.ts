import { afterEach, expect, test } from 'vitest';
import { ask, draft, settled } from './ask.ts';
import { type Studio, type StudioOptions, startStudio } from './studio.ts';

let studio: Studio;
const start = async (options: StudioOptions = {}) => {
  studio = await startStudio({ speed: 400, seed: 7, ...options });
};
afterEach(() => studio.close());

const info = (task: Record<string, unknown>) =>
  JSON.parse(String(task.taskInfo)) as {
    images?: { imageUrl: string; width: number; height: number; seed: number }[];
    errorMessage?: string;
  };
const balance = async () =>
  (await ask(studio, '/api/user/get-user-credits')).data.remainingCredits as number;

test('a submit is accepted, polled to success, charged once, and shows in the gallery', async () => {
  await start();
  const body = draft({ options: { num_images: 2, aspect_ratio: '16:9', seed: 41 } });
  const { code, message, data } = await ask(studio, '/api/ai/generate', body);
  expect([code, message]).toEqual([0, 'ok']);
  expect(data).toMatchObject({ model: 'nano-banana', costCredits: 8, taskResult: null });
  expect(typeof data.taskInfo).toBe('string');
  expect(await balance()).toBe(92);

  const done = await settled(studio, data.id);
  expect(done.status).toBe('success');
  const { images = [] } = info(done);
  expect(images.map(({ width, height, seed }) => [width, height, seed])).toEqual([
    [1024, 576, 41],
    [1024, 576, 42],
  ]);
  const gallery = await (await fetch(`${studio.url}/api/user/images?page=1&limit=20`)).json();
  expect(gallery.data).toMatchObject({ total: 2, totalPages: 1, page: 1 });
  expect(gallery.data.images[0]).toMatchObject({
    taskId: data.id,
    imageUrl: images[0]!.imageUrl,
    prompt: 'a lighthouse at dusk',
    costCredits: 8,
  });
  expect(studio.ledger.tasks).toHaveLength(1);
  expect(studio.ledger.tasks[0]!.finishedAt).not.toBeNull();
  expect(studio.ledger.balance()).toBe(92);
});

test('status runs pending, processing, success, and pictures come one by one', async () => {
  let now = Date.UTC(2026, 10, 24);
  await start({ speed: 1, now: () => now });
  const { data } = await ask(
    studio,
    '/api/ai/generate',
    draft({ model: 'banana-ai-standard', options: { num_images: 4 } }),
  );
  const seen = [`${data.status}:0`];
  for (let step = 0; step < 400; step++) {
    now += 100;
    const task = (await ask(studio, '/api/ai/query', { taskId: data.id })).data;
    const line = `${task.status}:${info(task).images?.length ?? 0}`;
    if (line !== seen.at(-1)) seen.push(line);
    if (task.status === 'success') break;
  }
  expect(seen).toEqual([
    'pending:0',
    'processing:0',
    'processing:1',
    'processing:2',
    'processing:3',
    'success:4',
  ]);
});

test('upscale, inpaint, outpaint and a clip start from a picture and may carry no prompt', async () => {
  await start({ dailyCredits: 1000 });
  const first = await ask(studio, '/api/ai/generate', draft());
  const { imageUrl } = info(await settled(studio, first.data.id)).images![0]!;

  const upscale = await ask(studio, '/api/ai/upscale', { image: imageUrl, resolution: '4K' });
  expect(upscale.data).toMatchObject({ scene: 'upscale', prompt: '', costCredits: 17 });
  expect(info(await settled(studio, upscale.data.id)).images![0]).toMatchObject({ width: 4096 });

  for (const scene of ['inpaint', 'outpaint']) {
    const options = { image_input: [imageUrl], mask: 'data:image/png;base64,AA==' };
    const edited = await ask(studio, '/api/ai/generate', draft({ scene, prompt: '', options }));
    expect((await settled(studio, edited.data.id)).status).toBe('success');
    const bare = { image_input: [imageUrl] };
    const refused = await ask(studio, '/api/ai/generate', draft({ scene, options: bare }));
    expect(refused).toEqual({ code: -1, message: 'mask is required' });
  }
  const clip = await ask(studio, '/api/ai/generate', {
    mediaType: 'video',
    scene: 'image-to-video',
    provider: 'kie',
    model: 'kling-2.6',
    prompt: '',
    options: { image_input: [imageUrl], duration: 10 },
  });
  expect(clip.data.costCredits).toBe(94);
  expect((await settled(studio, clip.data.id)).status).toBe('success');
});

test('what does not fit is refused inside a 200, and charged nothing', async () => {
  await start();
  const refusals: [unknown, string][] = [
    [draft({ model: 'nope' }), 'invalid model'],
    [draft({ prompt: '  ' }), 'prompt is required'],
    [draft({ prompt: 'x'.repeat(2001) }), 'prompt is longer than 2000'],
    [draft({ options: { resolution: '4K' } }), 'this model does not offer 4K'],
    [draft({ options: { num_images: 5 } }), 'num_images must be 1 to 4'],
    [draft({ options: { num_images: '2' } }), 'num_images must be 1 to 4'],
    [draft({ scene: 'image-to-image' }), 'image_input is required'],
    [draft({ options: { aspect_ratio: '5:1' } }), 'invalid aspect_ratio'],
    [null, 'invalid model'],
  ];
  for (const [body, message] of refusals)
    expect(await ask(studio, '/api/ai/generate', body)).toEqual({ code: -1, message });
  expect(await ask(studio, '/api/ai/query', { taskId: 'x' })).toEqual({
    code: -1,
    message: 'task not found',
  });
  expect(studio.ledger.tasks).toHaveLength(0);
  expect(studio.ledger.balance()).toBe(100);
});

test('a balance that is short refuses with the family’s own shape', async () => {
  await start({ dailyCredits: 10 });
  const body = draft({ model: 'banana-ai-standard' });
  expect(await ask(studio, '/api/ai/generate', body)).toEqual({
    code: -1,
    message: 'insufficient credits',
  });
});

test('the catalogue tells prices but neither tiers nor waiting times', async () => {
  await start();
  const { data } = await (await fetch(`${studio.url}/api/config/get-configs`)).json();
  const pro = data.models.find(({ id }: { id: string }) => id === 'banana-ai-pro');
  expect(pro.prices).toEqual([
    { key: '2K', credits: 18 },
    { key: '4K', credits: 24 },
  ]);
  expect(Object.keys(pro).sort()).toEqual([
    'badge',
    'id',
    'label',
    'maxImages',
    'mediaType',
    'note',
    'prices',
    'provider',
    'scenes',
  ]);
});

test('every request is on record, and a foreign host is refused', async () => {
  await start();
  await ask(studio, '/api/ai/generate', draft());
  expect(studio.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/ai/generate',
  ]);
  expect(JSON.parse(studio.requests[0]!.body)).toEqual(draft());
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    const call = { port: studio.port, host: '127.0.0.1', headers: { host: 'evil.test' } };
    request(call, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('the same seed gives the same ids and the same course', async () => {
  const run = async () => {
    await start();
    const { data } = await ask(studio, '/api/ai/generate', draft());
    await settled(studio, data.id);
    const [task] = studio.ledger.tasks;
    return [task!.id, task!.images[0]!.seed, Math.round(task!.finishedAt! - task!.createdAt)];
  };
  const first = await run();
  await studio.close();
  expect(await run()).toEqual(first);
});
