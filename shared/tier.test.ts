import { expect, test } from 'vitest';
import { tierFromName } from './tier.ts';

test.each([
  ['Nano Banana', 'light'],
  ['nano-banana-2', 'light'],
  ['gemini-2.5-flash-image', 'light'],
  ['Nano Banana Pro', 'heavy'],
  ['gemini-3-pro-image-preview', 'heavy'],
  ['banana-ai-pro', 'heavy'],
  ['Flux 2 Pro', 'standard'],
  ['flux-schnell', 'light'],
  ['seedream-4.5', 'standard'],
  ['veo-3.1-fast', 'heavy'],
  ['kling-2.6', 'heavy'],
  ['something new', null],
])('%s is %s', (name, tier) => {
  expect(tierFromName(name)).toBe(tier);
});
