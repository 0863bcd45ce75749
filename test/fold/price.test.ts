import { expect, test } from 'vitest';
import type { EventBody } from '../../shared/event.ts';
import { priceKey, quote } from '../../shared/price.ts';
import { knownPrices } from '../../shared/prices/known-prices.ts';
import { sitePrices } from '../../shared/prices/site-prices.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import { idAt, REQUEST, Recorder, SITE } from './history.ts';

const START = Date.UTC(2026, 10, 2);
const KEY = priceKey(REQUEST);

function charged(...charges: { count: number; credits: number }[]) {
  const recorder = new Recorder();
  charges.forEach(({ count, credits }, index) => {
    const at = START + index * 60_000;
    const generation = idAt(at, 7);
    recorder.record(at, requested(generation, count));
    recorder.record(at + 100, {
      type: 'generation.accepted',
      site: SITE,
      generation,
      task: String(index),
      charged: { credits, provenance: 'measured' },
    });
  });
  return recorder;
}

function requested(generation: string, count: number, model = REQUEST.model): EventBody {
  return {
    type: 'generation.requested',
    site: SITE,
    generation,
    request: { ...REQUEST, count, model },
    project: null,
    concept: null,
    quoted: { credits: null, provenance: 'unknown' },
    decision: { verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'extension' },
    waiver: null,
    outcome: 'released',
    holdMs: 3,
  };
}

function pricesOf(recorder: Recorder) {
  const stats = recorder.events.reduce(fold, emptyStats());
  return knownPrices(stats, SITE, sitePrices(stats, SITE, stats.generations.values()));
}

test('no price is known before one was charged or shown', () => {
  expect(quote(pricesOf(new Recorder()), KEY).quoted).toEqual({
    credits: null,
    provenance: 'unknown',
  });
});

test('a charge is learned, and how often in a row it was that much', () => {
  const prices = pricesOf(charged({ count: 1, credits: 4000 }, { count: 1, credits: 4000 }));
  expect(quote(prices, KEY)).toEqual({
    quoted: { credits: 4000, provenance: 'learned' },
    source: 'charged 2 times',
  });
});

test('a changed price replaces the old one at once', () => {
  const prices = pricesOf(charged({ count: 1, credits: 4000 }, { count: 1, credits: 9000 }));
  expect(quote(prices, KEY).quoted.credits).toBe(9000);
});

test('another count is scaled and called an estimate', () => {
  const prices = pricesOf(charged({ count: 2, credits: 8000 }));
  expect(quote(prices, { ...KEY, count: 4 }).quoted).toEqual({
    credits: 16_000,
    provenance: 'estimated',
  });
});

test('another model or resolution teaches nothing', () => {
  const prices = pricesOf(charged({ count: 1, credits: 4000 }));
  expect(quote(prices, { ...KEY, model: 'other' }).quoted.credits).toBeNull();
  expect(quote(prices, { ...KEY, resolution: '4K' }).quoted.credits).toBeNull();
});

test('a newer price on the page outranks an older charge', () => {
  const recorder = charged({ count: 1, credits: 4000 });
  recorder.record(START + 3_600_000, {
    type: 'price.observed',
    site: SITE,
    key: KEY,
    credits: 5000,
  });
  expect(quote(pricesOf(recorder), KEY)).toEqual({
    quoted: { credits: 5000, provenance: 'measured' },
    source: 'shown by the page before',
  });
});

test('one odd charge changes nothing, and three in a row are a change with its day', () => {
  const odd = charged(...Array.from({ length: 6 }, (_, i) => paidOnce(i === 3 ? 2000 : 4000)));
  expect(quote(pricesOf(odd), KEY).quoted.credits).toBe(4000);
  expect(pricesOf(odd)[0]?.since).toBeUndefined();
  const changed = charged(...[4000, 4000, 4000, 4000, 6000, 6000, 6000].map(paidOnce));
  expect(pricesOf(changed)[0]).toMatchObject({
    credits: 6000,
    was: 4000,
    since: START + 4 * 60_000,
    n: 3,
  });
  expect(quote(pricesOf(changed), KEY, null, { now: START, zone: 'UTC' }).source).toBe(
    'charged 3 times, last today; 6 since 2 Nov, was 4',
  );
});

/** Jobs side by side, one of each model, and the balance before and after each round of them. */
function together(rounds: readonly { models: string[]; taken: number }[]) {
  const recorder = new Recorder();
  let balance = 500_000;
  const seen = (at: number) =>
    recorder.record(at, { type: 'balance.observed', site: SITE, balance, daily: null });
  rounds.forEach(({ models, taken }, round) => {
    const at = START + round * 600_000;
    seen(at);
    models.forEach((model, i) => {
      const generation = idAt(at, 100 + i);
      recorder.record(at + 1000 + i, requested(generation, 1, model));
      recorder.record(at + 9000, {
        type: 'generation.finished',
        ...{ site: SITE, generation, outcome: 'succeeded', assets: [], error: null },
        charged: { credits: null, provenance: 'unknown' },
        latencyMs: 8000,
      });
    });
    balance -= taken;
    seen(at + 20_000);
  });
  return pricesOf(recorder);
}

test('where jobs run together, a change of one model is told by what one alone took', () => {
  const [a, b] = ['model-a', 'model-b'];
  const before = Array.from({ length: 3 }, () => [
    { models: [a], taken: 4000 },
    { models: [b], taken: 10_000 },
  ]).flat();
  const both = { models: [a, b], taken: 16_000 };
  const priceOf = (prices: ReturnType<typeof together>, model: string) =>
    prices.find(({ key }) => key.model === model)?.credits;
  // Either could have changed: 6 and 10, or 4 and 12.
  const unclear = together([...before, both, both, both]);
  expect([a, b].map((model) => priceOf(unclear, model))).toEqual([4000, 10_000]);
  const told = together([...before, { models: [a], taken: 6000 }, both, both]);
  expect([a, b].map((model) => priceOf(told, model))).toEqual([6000, 10_000]);
});

test('a free one once is no price', () => {
  expect(quote(pricesOf(charged(paidOnce(0))), KEY).quoted.credits).toBeNull();
  expect(quote(pricesOf(charged(paidOnce(0), paidOnce(0))), KEY).quoted.credits).toBe(0);
});

test('a change at one count is one at all counts where the price goes by the piece', () => {
  const recorder = charged(
    ...[1, 2, 1, 2, 1].map((count) => ({ count, credits: 4000 * count })),
    ...[1, 2, 1].map((count) => ({ count, credits: 6000 * count })),
  );
  const prices = pricesOf(recorder);
  expect(quote(prices, KEY).quoted.credits).toBe(6000);
  expect(quote(prices, { ...KEY, count: 4 })).toMatchObject({
    quoted: { credits: 24_000, provenance: 'estimated' },
  });
});

test('where four cost less than four times one, three are not known', () => {
  const prices = pricesOf(charged({ count: 1, credits: 4000 }, { count: 4, credits: 12_000 }));
  expect(quote(prices, { ...KEY, count: 3 }).quoted.credits).toBeNull();
});

test('the person may learn from one charge, take that back, or call it a one-off', () => {
  const recorder = charged(...[4000, 4000, 4000, 4000, 9000].map(paidOnce));
  const generation = idAt(START + 4 * 60_000, 7);
  const judge = (learn: boolean | null, minutes: number) =>
    recorder.record(START + minutes * 60_000, {
      type: 'price.judged',
      site: SITE,
      generation,
      learn,
    });
  judge(true, 10);
  expect(quote(pricesOf(recorder), KEY)).toMatchObject({
    quoted: { credits: 9000, provenance: 'typed' },
  });
  judge(null, 11);
  expect(quote(pricesOf(recorder), KEY).quoted.credits).toBe(4000);
  judge(false, 12);
  expect(pricesOf(recorder)[0]?.next).toBeUndefined();
});

test('prices of another plan are said to be that, and no more once paid under this one', () => {
  const recorder = charged(paidOnce(4000), paidOnce(4000));
  const plan = { paid: 1900, currency: 'EUR', credits: 500_000, discount: null };
  recorder.record(START - 86_400_000, { type: 'plan.stated', site: SITE, plan });
  const later = { ...plan, paid: 4900 };
  recorder.record(START + 86_400_000, { type: 'plan.stated', site: SITE, plan: later });
  expect(quote(pricesOf(recorder), KEY)).toEqual({
    quoted: { credits: 4000, provenance: 'estimated' },
    source: 'under your plan before: charged 2 times',
  });
});

function paidOnce(credits: number) {
  return { count: 1, credits };
}
