import { expect, test } from 'vitest';
import type { GenerationRequest } from '../../shared/generation.ts';
import type { FormState } from './feature.ts';
import { shownPrice } from './shown-price.ts';

const FORM: FormState = {
  prompt: 'a red fox ',
  model: 'nano-banana',
  modelLabel: 'Nano Banana',
  kind: 'text-to-image',
  resolution: '1K',
  aspect: '1:1',
  count: 1,
  durationS: null,
  shownCost: 4000,
  shownBalance: null,
  chosen: '',
};
const REQUEST: GenerationRequest = {
  kind: 'text-to-image',
  media: 'image',
  prompt: 'a red fox',
  negativePrompt: null,
  model: 'nano-banana',
  tier: 'light',
  resolution: '1K',
  aspect: '1:1',
  count: 1,
  seed: null,
  durationS: null,
  parents: [],
  promotedFrom: null,
};
const MEASURED = { credits: 4000, provenance: 'measured' };
const UNKNOWN = { credits: null, provenance: 'unknown' };

test('the page’s price counts for the request that the form describes', () => {
  expect(shownPrice(FORM, REQUEST)).toEqual(MEASURED);
  expect(shownPrice({ ...FORM, resolution: null, count: null }, REQUEST)).toEqual(MEASURED);
});

test.each<[string, Partial<FormState>, Partial<GenerationRequest>]>([
  ['another kind', {}, { kind: 'upscale', prompt: null }],
  ['another model', {}, { model: 'banana-ai-pro' }],
  ['another resolution', {}, { resolution: '2K' }],
  ['another count', {}, { count: 4 }],
  ['no price on the page', { shownCost: null }, {}],
])('it says nothing about a request with %s', (_, form, request) => {
  expect(shownPrice({ ...FORM, ...form }, { ...REQUEST, ...request })).toEqual(UNKNOWN);
});

test('a form that knows its model only by label is told by the prompt', () => {
  const labelled = { ...FORM, model: 'Nano Banana' };
  expect(shownPrice(labelled, REQUEST)).toEqual(MEASURED);
  expect(shownPrice(labelled, { ...REQUEST, prompt: 'something else' })).toEqual(UNKNOWN);
  expect(shownPrice({ ...labelled, prompt: '' }, { ...REQUEST, prompt: '' })).toEqual(UNKNOWN);
});
