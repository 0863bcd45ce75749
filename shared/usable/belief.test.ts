import { expect, test } from 'vitest';
import type { KnownPrice } from '../price.ts';
import { type BeliefInput, promotionKeeps, tierBeliefs } from './belief.ts';
import { betaMean } from './beta.ts';

const price = (model: string, credits: number, count = 1): KnownPrice => ({
  key: { model, kind: 'text-to-image', resolution: '1K', count, durationS: null },
  credits,
  source: 'charge',
  n: 3,
  at: 1,
});

const INPUT: BeliefInput = {
  kind: 'plain',
  wanted: { model: null, kind: 'text-to-image', resolution: '1K', count: 2, durationS: null },
  models: [
    { model: 'pebble', tier: 'light' },
    { model: 'granite', tier: 'heavy' },
    { model: 'marble', tier: 'heavy' },
  ],
  prices: [price('pebble', 4000), price('granite', 40_000, 2)],
  latencies: [{ model: 'granite', resolution: '1K', p50: 20_000, p90: 30_000, n: 5 }],
  rated: [{ tier: 'light', kind: 'plain', reviewed: 10, usable: 1 }],
};

test('one belief for each tier that the site offers, by asset and in seconds', () => {
  const [light, heavy, ...more] = tierBeliefs(INPUT);
  expect(more).toEqual([]);
  expect(light).toMatchObject({
    tier: 'light',
    model: 'pebble',
    credits: { credits: 4000, provenance: 'estimated' },
    seconds: null,
    rated: { reviewed: 10, usable: 1 },
  });
  expect(heavy).toMatchObject({
    model: 'granite',
    credits: { credits: 20_000, provenance: 'learned' },
    seconds: { p50: 20, p90: 30 },
    rated: { reviewed: 0, usable: 0 },
  });
  // One of ten is less than was taken for granted; what nobody rated in heavy follows a little.
  expect(betaMean(light!.usable)).toBeLessThan(betaMean(heavy!.usable));
});

test('what is chosen now stands for its tier, at the price that the page shows', () => {
  const quoted = { credits: 60_000, provenance: 'measured' } as const;
  const wanted = { ...INPUT.wanted, model: 'marble', tier: 'heavy' as const, quoted };
  const heavy = tierBeliefs({ ...INPUT, wanted })[1];
  expect(heavy).toMatchObject({
    model: 'marble',
    credits: { credits: 30_000, provenance: 'measured' },
  });
});

test('without a price there is none', () => {
  const [light] = tierBeliefs({ ...INPUT, prices: [] });
  expect(light?.credits).toEqual({ credits: null, provenance: 'unknown' });
});

const PEBBLE = { tier: 'light', model: 'pebble' } as const;
const GRANITE = { tier: 'heavy', model: 'granite' } as const;
const MARBLE = { tier: 'heavy', model: 'marble' } as const;

test('promotions count by pair of models; a pair that nobody judged follows its tiers', () => {
  const seen = [
    { from: 'pebble', to: 'granite', kept: 5, judged: 6 },
    { from: 'pebble', to: 'marble', kept: 1, judged: 12 },
    { from: 'unheard-of', to: 'granite', kept: 0, judged: 9 },
  ];
  const keeps = (to: typeof GRANITE | typeof MARBLE) =>
    betaMean(promotionKeeps(seen, INPUT.models)(PEBBLE, to));
  // (0.6 x 4 + 1) / 16 from the other pair, weighing 8, then 5 of 6 of its own.
  expect(keeps(GRANITE)).toBeCloseTo((8 * (3.4 / 16) + 5) / 14);
  expect(keeps(GRANITE)).toBeGreaterThan(keeps(MARBLE) + 0.1);
  const slate = promotionKeeps(seen, INPUT.models)(PEBBLE, { tier: 'heavy', model: 'slate' });
  expect(betaMean(slate)).toBeCloseTo((0.6 * 4 + 6) / 22);
  expect(slate.a + slate.b).toBeCloseTo(8);
});

test('where no promotion was judged, only what was assumed is believed', () => {
  const keeps = promotionKeeps([], INPUT.models)({ tier: 'standard', model: null }, GRANITE);
  expect(keeps).toEqual({ a: 2.4, b: 1.6 });
});
