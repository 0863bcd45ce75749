import { describe, expect, test } from 'vitest';
import { readRequest } from './read-request.ts';
import { SHIPANY_TWO } from './shipany-two.ts';

const BASE = 'https://studio.example/app';
const [generate, upscale] = SHIPANY_TWO.net.submit;
const read = (body: unknown, rule = generate!) =>
  readRequest(SHIPANY_TWO, rule, JSON.stringify(body), BASE);

describe('readRequest', () => {
  test('reads the request that was captured from this family', () => {
    const captured = {
      mediaType: 'image',
      scene: 'text-to-image',
      provider: 'gemini',
      model: 'gemini-2.5-flash-image',
      prompt: 'a golden banana',
      options: {},
    };
    expect(read(captured)).toEqual({
      request: {
        kind: 'text-to-image',
        media: 'image',
        prompt: 'a golden banana',
        negativePrompt: null,
        model: 'gemini-2.5-flash-image',
        tier: 'light',
        resolution: null,
        aspect: null,
        count: null,
        seed: null,
        durationS: null,
        parents: [],
        promotedFrom: null,
      },
    });
  });

  test('an upscale carries an image, a resolution and no prompt', () => {
    const body = { image: '/_next/image?url=%2Fimages%2Fa-0.png&w=640&q=75', resolution: '4K' };
    expect(read(body, upscale!)).toMatchObject({
      request: {
        kind: 'upscale',
        prompt: null,
        model: 'upscale',
        resolution: '4K',
        parents: [{ asset: null, url: 'https://studio.example/images/a-0.png' }],
      },
    });
  });

  test('a clip without a prompt counts too', () => {
    const body = {
      scene: 'image-to-video',
      model: 'veo-3.1',
      prompt: '',
      options: { image_input: ['https://cdn.example/x.png?X-Amz-Signature=1'], duration: '8s' },
    };
    expect(read(body)).toMatchObject({
      request: {
        kind: 'image-to-video',
        media: 'video',
        prompt: null,
        durationS: 8,
        tier: 'heavy',
        parents: [{ url: 'https://cdn.example/x.png' }],
      },
    });
  });

  test.each([
    ['{"scene":"text-to-smell"}', 'text-to-smell'],
    ['{}', 'no scene'],
    ['prompt=a', 'not JSON'],
    ['"text"', 'not JSON'],
    ['{"__proto__":{"scene":"text-to-image"}}', 'no scene'],
  ])('says what it did not understand in %s', (body, what) => {
    const answer = readRequest(SHIPANY_TWO, generate!, body, BASE);
    expect('misunderstood' in answer && answer.misunderstood).toContain(what);
  });

  test('a size in the address is one too', () => {
    const rule = { ...generate!, fixed: { kind: 'text-to-image' as const }, request: {} };
    const url = `${BASE}/make?prompt=a&width=768&height=512`;
    expect(readRequest(SHIPANY_TWO, rule, null, BASE, { url })).toMatchObject({
      request: { resolution: '768x512' },
    });
  });

  test('numbers out of range are unknown, not cut to fit', () => {
    const body = { scene: 'text-to-image', options: { num_images: 1e9, duration: -1 } };
    expect(read(body)).toMatchObject({ request: { count: null, durationS: null } });
  });
});
