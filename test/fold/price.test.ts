import { expect, test } from 'vitest';
import type { EventBody } from '../../shared/event.ts';
import { knownPrices, priceKey, quote } from '../../shared/price.ts';
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

function requested(generation: string, count: number): EventBody {
  return {
    type: 'generation.requested',
    site: SITE,
    generation,
    request: { ...REQUEST, count },
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
  return knownPrices(stats, SITE, stats.generations.values());
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
