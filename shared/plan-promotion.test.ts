import { describe, expect, test } from 'vitest';
import type { AssetCard } from './asset-card.ts';
import { DESTINATIONS } from './destination.ts';
import { type PromotionInput, planPromotion } from './plan-promotion.ts';
import { differenceOf } from './promotion.ts';
import type { PromotionModel } from './promotion-target.ts';

const NOW = 1_790_000_000_000;
const [SOCIAL, , A4] = DESTINATIONS;

const card = (request: Partial<AssetCard['request']> = {}, rest: Partial<AssetCard> = {}) =>
  ({
    id: 'draft',
    position: 0,
    url: 'https://studio.example/draft.png',
    media: 'image',
    width: 576,
    height: 1024,
    seed: '77',
    generation: 'g',
    site: 'https://studio.example',
    at: NOW,
    project: null,
    concept: 'c',
    charge: 4000,
    siblings: 1,
    latencyMs: null,
    thumbnail: null,
    rating: null,
    compositionKept: null,
    ...rest,
    request: {
      kind: 'text-to-image',
      media: 'image',
      prompt: 'a red fox',
      negativePrompt: 'text',
      model: 'nano-banana',
      tier: 'light',
      resolution: '1K',
      aspect: '9:16',
      count: 1,
      seed: null,
      durationS: null,
      parents: [],
      promotedFrom: null,
      ...request,
    },
  }) satisfies AssetCard as AssetCard;

const model = (
  id: string,
  tier: PromotionModel['tier'],
  resolutions: [string, number | null][] | null,
  kinds: string[] | null = ['text-to-image', 'image-to-image'],
): PromotionModel => ({
  id,
  label: id.toUpperCase(),
  tier,
  kinds,
  resolutions: resolutions?.map(([resolution, credits]) => ({ resolution, credits })) ?? null,
});
const MODELS = [
  model('nano-banana', 'light', [['1K', 4000]]),
  model('banana-ai-standard', 'standard', [
    ['1K', null],
    ['2K', null],
  ]),
  model('flux-2', 'standard', [['1K', null]]),
  model('banana-ai-pro', 'heavy', [
    ['2K', 18_000],
    ['4K', 24_000],
  ]),
  model('veo', 'heavy', [['8s', 63_000]], ['text-to-video', 'image-to-video']),
];

const plan = (given: Partial<PromotionInput> = {}) =>
  planPromotion({
    card: card(),
    models: MODELS,
    unlisted: false,
    prices: [],
    latencies: [],
    sizes: [],
    kept: [],
    balance: 100_000,
    daily: { limit: 200_000, resetsAt: NOW + 1000 },
    destination: null,
    promoteTo: 'next',
    form: { negative: true, seed: true, reference: true },
    seedHonoured: null,
    recording: true,
    busy: false,
    now: NOW,
    ...given,
  });
const paid = (id: string, resolution: string, credits: number) => ({
  key: { model: id, kind: 'image-to-image' as const, resolution, count: 1, durationS: null },
  credits,
  source: 'charge' as const,
  n: 3,
  at: NOW,
});

describe('the target', () => {
  test('goes by the sizes that were measured here, not by what the words say', () => {
    const wanted = { destination: SOCIAL ?? null };
    expect(plan(wanted).target?.resolution).toBe('2K');
    const measured = {
      model: 'banana-ai-standard',
      resolution: '1K',
      aspect: '9:16',
      width: 1152,
      height: 2048,
    };
    expect(plan({ ...wanted, sizes: [measured] }).target?.resolution).toBe('1K');
  });

  test('is the next tier up, at the draft’s resolution, of its own family while no price is known', () => {
    expect(plan().target).toEqual({
      model: 'banana-ai-standard',
      label: 'BANANA-AI-STANDARD',
      tier: 'standard',
      resolution: '1K',
    });
    expect(plan().quoted).toEqual({ credits: null, provenance: 'unknown' });
  });

  test('is the cheapest model of the tier whose price is known', () => {
    const { target, quoted } = plan({ prices: [paid('flux-2', '1K', 5000)] });
    expect(target?.model).toBe('flux-2');
    expect(quoted).toEqual({ credits: 5000, provenance: 'learned' });
  });

  test('has the smallest resolution that reaches the destination', () => {
    const { target } = plan({ destination: SOCIAL! });
    expect(target).toMatchObject({ model: 'banana-ai-standard', resolution: '2K' });
  });

  test('lies two tiers up where only that reaches the destination', () => {
    const { target, leaves } = plan({ destination: A4!, card: card({ aspect: '3:4' }) });
    expect(target).toMatchObject({ model: 'banana-ai-pro', resolution: '4K' });
    expect(leaves.join()).not.toContain('too small');
  });

  test('is the largest of the next tier where nothing reaches it, and says so', () => {
    const huge = { id: 'wall', name: 'Wall', width: 20_000, height: 20_000 };
    const { target, leaves } = plan({ destination: huge });
    expect(target).toMatchObject({ model: 'banana-ai-standard', resolution: '2K' });
    expect(leaves.join()).toContain('Wall: 2K is too small');
  });

  test('follows the preference, and the studio’s own list of prices where nothing was paid yet', () => {
    const { target, quoted } = plan({ promoteTo: 'heavy' });
    expect(target).toMatchObject({ model: 'banana-ai-pro', tier: 'heavy', resolution: '2K' });
    expect(quoted).toEqual({ credits: 18_000, provenance: 'measured' });
  });

  test('is never a model for clips, also where the site does not say what it takes', () => {
    const clips = [model('veo-3', 'heavy', null, null), model('kling-2', 'heavy', null, null)];
    const { target, blocked } = plan({ models: clips, promoteTo: 'heavy' });
    expect(target).toBeNull();
    expect(blocked?.why).toContain('Nothing above Light');
  });

  test('what only the page’s own list says is looked up first', () => {
    const looked = plan({ models: [], unlisted: true });
    expect(looked).toMatchObject({ target: null, promised: null, blocked: null });
    expect(plan({ models: [], unlisted: true, busy: true }).blocked).not.toBeNull();
  });

  test('nothing lies above heavy', () => {
    const { target, blocked, promised } = plan({ card: card({ tier: 'heavy', model: 'x-pro' }) });
    expect([target, promised]).toEqual([null, null]);
    expect(blocked).toEqual({ why: 'Nothing above Heavy is offered here.', until: null });
  });
});

describe('what travels', () => {
  test('everything that the form has a place for, and the draft where its seed does not bind', () => {
    const { carries, leaves, promised } = plan();
    expect(carries).toEqual([
      'prompt',
      'negative prompt',
      'seed 77',
      'aspect 9:16',
      'the draft as input image',
    ]);
    expect(leaves).toEqual([]);
    expect(promised).toEqual({
      kind: 'image-to-image',
      prompt: 'a red fox',
      negativePrompt: 'text',
      model: 'banana-ai-standard',
      resolution: '1K',
      aspect: '9:16',
      seed: '77',
      reference: 'https://studio.example/draft.png',
    });
  });

  test('a seed that binds makes the input image needless', () => {
    const { promised } = plan({ seedHonoured: true });
    expect(promised).toMatchObject({ kind: 'text-to-image', seed: '77', reference: null });
  });

  test('what the form has no place for is named', () => {
    const { promised, leaves } = plan({ form: { negative: false, seed: false, reference: false } });
    expect(promised).toMatchObject({ kind: 'text-to-image', negativePrompt: null, seed: null });
    expect(leaves).toHaveLength(3);
  });

  test('an asked seed belongs to the only image; one of several does not have it', () => {
    const lone = card({ seed: '5' }, { seed: null });
    expect(plan({ card: lone }).promised?.seed).toBe('5');
    expect(plan({ card: { ...lone, siblings: 2 } }).promised?.seed).toBeNull();
  });

  test('a draft from an image is the same request again; what a promotion brought is the input', () => {
    const parents = [{ asset: 'hero', url: 'https://studio.example/hero.png' }];
    const edited = card({ kind: 'image-to-image', parents });
    expect(plan({ card: edited }).promised?.reference).toBe('https://studio.example/hero.png');
    const result = card({
      kind: 'image-to-image',
      parents,
      promotedFrom: 'hero',
      tier: 'standard',
    });
    expect(plan({ card: result }).promised?.reference).toBe('https://studio.example/draft.png');
    expect(plan({ card: result }).target?.tier).toBe('heavy');
  });
});

describe('what stands in the way', () => {
  test.each([
    [{ recording: false }, 'Reload the page'],
    [{ busy: true }, 'Another promotion'],
    [{ models: [] }, 'not known yet'],
    [{ card: card({}, { media: 'video' }) }, 'Clips'],
    [{ card: card({ kind: 'upscale', prompt: null }) }, 'upscale'],
    [{ card: card({ prompt: null }) }, 'prompt is not known'],
    [{ card: card({ tier: null, model: 'x' }) }, 'tier'],
  ] as [Partial<PromotionInput>, string][])('%o: %s', (given, why) => {
    expect(plan(given).blocked?.why).toContain(why);
  });

  test('too few credits, until the day’s come back where those would do', () => {
    const dear = { promoteTo: 'heavy' as const, balance: 17_000 };
    expect(plan(dear).blocked).toEqual({
      why: 'Not enough credits: 18 needed, 17 left.',
      until: NOW + 1000,
    });
    const little = { limit: 17_000, resetsAt: NOW + 1000 };
    expect(plan({ ...dear, daily: little }).blocked?.until).toBeNull();
    expect(plan({ ...dear, daily: null }).blocked?.until).toBeNull();
    expect(plan({ ...dear, balance: null }).blocked).toBeNull();
    expect(plan({ ...dear, balance: 18_000 }).blocked).toBeNull();
  });
});

test('seconds from three times on, and how often the composition was kept of those judged', () => {
  const latency = { model: 'banana-ai-standard', resolution: '1K', p50: 1, p90: 2 };
  expect(plan({ latencies: [{ ...latency, n: 2 }] }).latency).toBeNull();
  expect(plan({ latencies: [{ ...latency, n: 3 }] }).latency).toEqual({ p50: 1, p90: 2 });
  const pair = { from: 'nano-banana', to: 'banana-ai-standard', kept: 3, judged: 4 };
  expect(plan({ kept: [pair] }).kept).toEqual(pair);
  expect(plan({ kept: [{ ...pair, to: 'other' }] }).kept).toBeNull();
});

test('differenceOf: the promised request and nothing else', () => {
  const { promised } = plan();
  if (!promised) throw new Error('nothing promised');
  const { reference, ...settings } = promised;
  const request = {
    ...card().request,
    ...settings,
    parents: [{ asset: null, url: reference ?? '' }],
  };
  expect(differenceOf(promised, { ...request, prompt: ' a red fox ', count: null })).toBeNull();
  for (const [change, said] of [
    [{ model: 'banana-ai-pro' }, 'model'],
    [{ prompt: 'a blue fox' }, 'another prompt'],
    [{ negativePrompt: null }, 'negative'],
    [{ resolution: '4K' }, '4K'],
    [{ aspect: '1:1' }, 'aspect'],
    [{ seed: null }, 'seed'],
    [{ count: 4 }, '4 images'],
    [{ parents: [] }, 'input image'],
    [{ kind: 'text-to-image' as const }, 'kind'],
  ] as const)
    expect(
      differenceOf(promised, {
        ...request,
        ...change,
        parents: 'parents' in change ? [] : request.parents,
      }),
    ).toContain(said);
});
