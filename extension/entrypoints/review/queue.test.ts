import { expect, test } from 'vitest';
import type { AssetCard } from '../../../shared/asset-card.ts';
import { type Calendar, DEFAULT_FILTER, isInScope, weekOf } from './filter.ts';
import { inOrder, placeIn, queueOf } from './queue.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const calendar: Calendar = { now: NOW, zoneOf: () => 'Asia/Tokyo' };

function card(id: string, change: Partial<AssetCard> = {}): AssetCard {
  return {
    id,
    position: 0,
    url: `https://cdn.example/${id}.png`,
    media: 'image',
    width: null,
    height: null,
    generation: `g-${id}`,
    site: 'https://studio.example',
    at: NOW - DAY,
    request: {
      kind: 'text-to-image',
      media: 'image',
      prompt: null,
      negativePrompt: null,
      model: null,
      tier: null,
      resolution: null,
      aspect: null,
      count: null,
      seed: null,
      durationS: null,
      parents: [],
      promotedFrom: null,
    },
    project: null,
    concept: null,
    charge: null,
    siblings: 1,
    latencyMs: null,
    thumbnail: null,
    rating: null,
    compositionKept: null,
    ...change,
  };
}

test('one idea stands together, oldest idea first', () => {
  const cards = [
    card('late', { at: NOW, concept: 'c1' }),
    card('other', { at: NOW - 100 }),
    card('second', { at: NOW - 200, concept: 'c1', position: 1, generation: 'g' }),
    card('first', { at: NOW - 200, concept: 'c1', position: 0, generation: 'g' }),
  ];
  expect(inOrder(cards).map(({ id }) => id)).toEqual(['first', 'second', 'late', 'other']);
});

test('the unreviewed of the last seven days by default; what was rated since stays', () => {
  const cards = [
    card('a', { at: NOW - 8 * DAY }),
    card('b', { at: NOW - 2 * DAY, rating: 'usable' }),
    card('c', { at: NOW - DAY }),
    card('d', { at: NOW - DAY + 1, rating: 'rejected' }),
  ];
  expect(queueOf(cards, DEFAULT_FILTER, calendar)).toEqual(['c']);
  expect(queueOf(cards, DEFAULT_FILTER, calendar, new Set(['d', 'c']))).toEqual(['c', 'd']);
  expect(queueOf(cards, { ...DEFAULT_FILTER, show: 'all', period: 'all' }, calendar)).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

test('weeks are those of the studio’s own days', () => {
  // Sunday evening in London is Monday in Tokyo.
  const sunday = card('a', { at: Date.UTC(2026, 10, 22, 18) });
  expect(weekOf(sunday, calendar)).toBe('2026-W48');
  expect(weekOf(sunday, { ...calendar, zoneOf: () => 'Europe/London' })).toBe('2026-W47');
  expect(isInScope(sunday, { ...DEFAULT_FILTER, period: '2026-W48' }, calendar)).toBe(true);
});

test('site and project narrow; an empty project means those without one', () => {
  const mine = card('a', { project: 'Teaser' });
  const none = card('b');
  const teaser = { ...DEFAULT_FILTER, project: 'Teaser' };
  expect(isInScope(mine, teaser, calendar)).toBe(true);
  expect(isInScope(none, teaser, calendar)).toBe(false);
  expect(isInScope(none, { ...teaser, project: '' }, calendar)).toBe(true);
  expect(isInScope(mine, { ...teaser, site: 'https://other.example' }, calendar)).toBe(false);
});

test('goes on where the person stopped, or right after it', () => {
  const cards = ['a', 'b', 'c', 'd'].map((id, i) => card(id, { at: NOW - 1000 + i }));
  const all = new Map(cards.map((one) => [one.id, one]));
  expect(placeIn(['a', 'b', 'c', 'd'], 'c', all)).toBe(2);
  expect(placeIn(['a', 'c', 'd'], 'b', all)).toBe(1);
  expect(placeIn(['a', 'b'], 'd', all)).toBe(1);
  expect(placeIn(['a', 'b'], 'unknown', all)).toBe(0);
  expect(placeIn([], 'b', all)).toBe(0);
});
