import { expect, test } from 'vitest';
import { GenerationRequest } from '../../shared/generation.ts';
import { differenceOf, type PromisedRequest } from '../../shared/promotion.ts';
import { likePromised, type ModelSigns } from './like-promised.ts';

const REQUEST: GenerationRequest = GenerationRequest.parse({
  ...{ kind: 'text-to-image', media: 'image', prompt: 'a tram', negativePrompt: null },
  ...{ model: 'nano-banana-pro', tier: 'heavy', resolution: '2k', aspect: '16:9', count: 1 },
  ...{ seed: null, durationS: null, parents: [], promotedFrom: null },
});
const PROMISED: PromisedRequest = {
  ...{ kind: 'text-to-image', prompt: 'a tram', negativePrompt: null, model: 'Nano Banana Pro' },
  ...{ resolution: '2K', aspect: '16:9', seed: null, reference: null },
};
const SIGNS: ModelSigns = { unseen: false, draft: 'nano-banana', others: ['Seedream 4'] };

const differs = (
  request: Partial<GenerationRequest>,
  promised: Partial<PromisedRequest> = {},
  signs: Partial<ModelSigns> = {},
) => {
  const wanted = { ...PROMISED, ...promised };
  const sent = { ...REQUEST, ...request };
  return differenceOf(wanted, likePromised(sent, wanted, { ...SIGNS, ...signs }));
};

test('a name that is written in another way is the promised one', () => {
  expect(differs({})).toBeNull();
  expect(differs({ resolution: '1024 × 1024' }, { resolution: '1024x1024' })).toBeNull();
});

test('another model, prompt, size or count is none', () => {
  expect(differs({ model: 'nano-banana' })).toContain('model');
  expect(differs({ model: 'veo-3' })).toContain('model');
  expect(differs({ prompt: 'a tramp' })).toBe('another prompt');
  expect(differs({ resolution: '1k' })).toContain('resolution');
  expect(differs({ count: 4 })).toBe('4 images');
});

test('an id that nobody saw is taken where only the page’s words were promised', () => {
  const promised = { model: '高级' };
  expect(differs({ model: 'pro' }, promised)).toContain('model');
  expect(differs({ model: 'pro' }, promised, { unseen: true })).toBeNull();
  expect(differs({ model: 'nano-banana' }, promised, { unseen: true })).toContain('model');
  expect(differs({ model: 'seedream-4' }, promised, { unseen: true })).toContain('model');
  expect(differs({ model: null }, promised, { unseen: true })).toContain('model');
});

test('a negative seed asks for any', () => {
  expect(differs({ seed: '-1' })).toBeNull();
  expect(differs({ seed: '7' })).toContain('seed');
});
