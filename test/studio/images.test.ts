import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, draft, settled } from './ask.ts';
import { type Studio, startStudio } from './studio.ts';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio({ speed: 1000, seed: 5, dailyCredits: 500 });
});
afterAll(() => studio.close());

const fetchPng = async (url: string) => {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const png = Buffer.from(await answer.arrayBuffer());
  return { png, size: [png.readUInt32BE(16), png.readUInt32BE(20)] };
};
const made = async (body: unknown) => {
  const { data } = await ask(studio, '/api/ai/generate', body);
  await settled(studio, data.id);
  return studio.ledger.find(String(data.id))!.images[0]!;
};

test.each([
  ['nano-banana', '1K', '1:1', [1024, 1024]],
  ['banana-ai-standard', '2K', '4:3', [2048, 1536]],
  ['banana-ai-pro', '4K', '9:16', [2304, 4096]],
])('%s at %s and %s comes at its true size', async (model, resolution, aspect_ratio, size) => {
  const image = await made(draft({ model, options: { resolution, aspect_ratio } }));
  expect([image.width, image.height]).toEqual(size);
  expect((await fetchPng(image.imageUrl)).size).toEqual(size);
});

test('thumbnails come by width and through the gallery’s own address', async () => {
  const image = await made(draft());
  const small = await fetchPng(`${image.imageUrl}?w=256`);
  expect(small.size).toEqual([256, 256]);
  const wrapped = `${studio.url}/_next/image?url=${encodeURIComponent(image.imageUrl)}&w=256&q=75`;
  expect((await fetchPng(wrapped)).png).toEqual(small.png);
});

test('a picture cannot be had before it is ready, nor one that never was', async () => {
  const slow = await startStudio({ speed: 1, seed: 5 });
  try {
    const { data } = await ask(slow, '/api/ai/generate', draft());
    const [image] = slow.ledger.find(String(data.id))!.images;
    expect((await fetch(image!.imageUrl)).status).toBe(404);
    expect((await fetch(`${slow.url}/images/nothing-0.png`)).status).toBe(404);
    expect((await fetch(`${slow.url}/_next/image?url=http://elsewhere.test/x.png`)).status).toBe(
      404,
    );
  } finally {
    await slow.close();
  }
});
