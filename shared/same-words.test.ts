import { expect, test } from 'vitest';
import { holdsSetting, sameWords, withoutPrice } from './same-words.ts';

test.each([
  ['Banana AI pro', 'banana-ai-pro'],
  ['1024 × 1024', '1024x1024'],
  ['16：9', '16:9'],
  ['FLUX.2 pro', 'flux.2-pro'],
  ['＋', '+'],
])('%s is %s', (one, other) => expect(sameWords(one, other)).toBe(true));

test.each([
  ['Nano Banana', 'Nano Banana Pro'],
  ['Flux 1.1 pro', 'Flux 11 pro'],
  ['1:1', '11'],
  ['−', '+'],
  ['', null],
])('%s is not %s', (one, other) => expect(sameWords(one, other)).toBe(false));

test.each([
  ['Ultra $0.12', 'Ultra'],
  ['超清 4K（6积分）', '超清 4K'],
  ['10 s · 94 credits', '10 s'],
  ['Nano Banana Pro (18 ⭐)', 'Nano Banana Pro'],
  ['Kling 2.6', 'Kling 2.6'],
  ['Veo 3', 'Veo 3'],
])('%s without its price is %s', (words, name) => expect(withoutPrice(words)).toBe(name));

test('a size or a ratio is one of the words, never part of one', () => {
  expect(holdsSetting('高清 2K（3积分）', '2k')).toBe(true);
  expect(holdsSetting('16:9 Landscape', '16:9')).toBe(true);
  expect(holdsSetting('12K', '2k')).toBe(false);
  expect(holdsSetting('Nano Banana Pro', 'nano-banana')).toBe(false);
});
