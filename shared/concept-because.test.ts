import { expect, test } from 'vitest';
import { conceptBecause, ideasIn, withFollowers } from './concept-because.ts';
import type { RecentGeneration } from './snapshot.ts';

const SITE = 'https://studio.example';
const AT = 1_790_000_000_000;

function made(n: number, change: Partial<RecentGeneration> = {}): RecentGeneration {
  return {
    ...{ id: `g${n}`, site: SITE, at: AT + n * 60_000, concept: 'fox', kind: 'text-to-image' },
    ...{ prompt: 'a red fox in the snow at dawn', model: 'm', tier: 'light', resolution: '1K' },
    ...{ outcome: 'released', end: 'succeeded', charge: 4000, latencyMs: 8000 },
    ...{ assets: [`a${n}`], usable: [], rejected: [], promotedFrom: null, rules: [] },
    ...change,
  } as RecentGeneration;
}

test('says why a generation counts to its idea', () => {
  const first = made(1);
  const reworded = made(2, { prompt: 'a red fox in the snow at dusk' });
  const promoted = made(3, { prompt: null, promotedFrom: 'a1' });
  const edited = made(4, { prompt: 'make it blue', parents: ['a2'] });
  const moved = made(5, { prompt: 'a city', conceptStated: true });
  const recent = [moved, edited, promoted, reworded, first];
  expect(conceptBecause(first, recent)).toBeNull();
  expect(conceptBecause(reworded, recent)).toBe(
    '7 of 8 words alike with “a red fox in the snow at…”',
  );
  expect(conceptBecause(promoted, recent)).toBe('promoted from its draft');
  expect(conceptBecause(edited, recent)).toBe('made from its image');
  expect(conceptBecause(moved, recent)).toBe('you said so');
  const chinese = [
    made(7, { prompt: '一只红色的狐狸在雪地里' }),
    made(6, { prompt: '一只红色的狐狸站在雪地里' }),
  ];
  expect(conceptBecause(chinese[0] as RecentGeneration, chinese)).toMatch(
    /pairs of characters alike/,
  );
  // Told by what is not among the latest any more.
  expect(conceptBecause(made(9, { concept: 'other' }), recent)).toBeNull();
});

test('what was made from a generation goes along with it', () => {
  const recent = [
    made(1),
    made(2, { parents: ['a1'] }),
    made(3, { promotedFrom: 'a2' }),
    made(4),
    made(5, { parents: ['a1'], concept: 'other' }),
  ];
  expect(withFollowers(recent[0] as RecentGeneration, recent).map(({ id }) => id)).toEqual([
    'g1',
    'g2',
    'g3',
  ]);
});

test('lists the ideas of a site by their latest words', () => {
  const recent = [
    made(4, { concept: 'city', prompt: 'neon city' }),
    made(3, { site: 'https://other.example' }),
    made(2, { prompt: null }),
    made(1),
  ];
  expect(ideasIn(recent, SITE)).toEqual([
    { concept: 'city', words: 'neon city', generations: 1 },
    { concept: 'fox', words: 'a red fox in the snow at…', generations: 2 },
  ]);
});
