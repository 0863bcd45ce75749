import { expect, test } from 'vitest';
import { DESTINATIONS, type Destination } from './destination.ts';
import type { KnownPrice } from './price.ts';
import { sizeAdvice } from './size-advice.ts';

const [SOCIAL, , A4] = DESTINATIONS as [Destination, Destination, Destination];
const key = (model: string, resolution: string) => ({
  model,
  kind: 'text-to-image' as const,
  resolution,
  count: 1,
  durationS: null,
});
const price = (model: string, resolution: string, credits: number): KnownPrice => ({
  key: key(model, resolution),
  credits,
  source: 'charge',
  n: 3,
  at: 0,
});
const PRICES = [
  price('nano-banana-2', '1K', 4000),
  price('nano-banana-2', '2K', 6000),
  price('banana-ai-pro', '4K', 24_000),
];

function advice(resolution: string, change: Partial<Parameters<typeof sizeAdvice>[0]> = {}) {
  return sizeAdvice({
    current: { ...key('nano-banana-2', resolution), aspect: '9:16' },
    credits: 4000,
    destination: SOCIAL,
    prices: PRICES,
    sizes: [],
    draft: false,
    ...change,
  });
}

test('a resolution that suffices says nothing, and the card says that it does', () => {
  expect(advice('2K', { credits: 6000 })).toEqual({
    words: ['2K suffices for Social 1080 × 1920'],
    say: null,
  });
});

test('a final that is too small says what is needed; a draft keeps it to the card', () => {
  expect(advice('1K')).toEqual({
    words: ['1K is 1.9x too small for Social 1080 × 1920: upscale', 'It needs 2K'],
    say: 'Social 1080 × 1920: needs 2K',
  });
  expect(advice('1K', { draft: true })).toEqual({
    words: [
      '1K is 1.9x too small for Social 1080 × 1920: upscale',
      'Enough for a draft: its final needs 2K',
    ],
    say: null,
  });
});

test('another model’s resolution is named with it; where none was seen, both ways are', () => {
  const current = { ...key('nano-banana-2', '2K'), aspect: '3:4' };
  expect(advice('2K', { current, destination: A4 }).words[1]).toBe('It needs 4K of banana-ai-pro');
  expect(advice('2K', { current, destination: A4, prices: [] })).toMatchObject({
    words: [expect.any(String), 'It needs 4K, rendered or upscaled'],
    say: 'A4 at 300 dpi: needs 4K',
  });
});

test('more pixels than the destination takes cost credits for nothing', () => {
  const current = { ...key('nano-banana-2', '4K'), aspect: '9:16' };
  expect(advice('4K', { current, credits: 8000 }).say).toBe(
    '2K suffices for Social 1080 × 1920: saves ~2 cr',
  );
  expect(advice('4K', { current, credits: null }).say).toBeNull();
});

test('what was measured outranks the word', () => {
  const sizes = [
    { model: 'nano-banana-2', resolution: '1K', aspect: '9:16', width: 1080, height: 1920 },
  ];
  expect(advice('1K', { sizes }).words).toEqual(['1K suffices for Social 1080 × 1920']);
});

test('an unknown size is said to be unknown, and changes nothing', () => {
  const current = { ...key('nano-banana-2', 'HD'), aspect: null };
  expect(advice('HD', { current })).toEqual({
    words: ['Size unknown: ? for Social 1080 × 1920'],
    say: null,
  });
});
