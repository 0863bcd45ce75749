import { expect, test } from 'vitest';
import { conceptOf } from './concept.ts';

const AT = 1_790_000_000_000;
const HOUR = 3_600_000;
const fox = { concept: 'fox', prompt: 'a red fox in the snow at dawn', at: AT, assets: ['a1'] };
const city = {
  concept: 'city',
  prompt: 'neon city street in the rain',
  at: AT + 1,
  assets: ['b1'],
};
const ask = (prompt: string | null, parents: { asset: string | null }[] = []) => ({
  prompt,
  parents,
});

test('a reworded prompt iterates the same idea, another one starts anew', () => {
  expect(conceptOf(ask('a red fox in the snow at dusk'), AT + HOUR, [fox, city])).toBe('fox');
  expect(conceptOf(ask('portrait of an old sailor'), AT + HOUR, [fox, city])).toBeNull();
});

test('lineage comes before wording', () => {
  const asked = ask('neon city street in the rain', [{ asset: 'a1' }]);
  expect(conceptOf(asked, AT + HOUR, [fox, city])).toBe('fox');
  expect(conceptOf(ask(null, [{ asset: 'b1' }]), AT + HOUR, [fox, city])).toBe('city');
});

test('a promotion belongs to the idea of its draft, whatever its words and other parents are', () => {
  const asked = { ...ask('neon city street', [{ asset: 'b1' }]), promotedFrom: 'a1' };
  expect(conceptOf(asked, AT + HOUR, [fox, city])).toBe('fox');
});

test('an idea that rested for more than a day starts anew, unless its asset is used', () => {
  expect(conceptOf(ask(fox.prompt), AT + 25 * HOUR, [fox])).toBeNull();
  expect(conceptOf(ask(fox.prompt, [{ asset: 'a1' }]), AT + 25 * HOUR, [fox])).toBe('fox');
});

test('words of every script count', () => {
  const known = { ...fox, prompt: 'рыжая лиса в снегу на рассвете' };
  expect(conceptOf(ask('рыжая лиса в снегу на закате'), AT, [known])).toBe('fox');
});

test('a long prompt is told again by its beginning, which is all that is remembered', () => {
  const long = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');
  const known = { ...fox, prompt: long.slice(0, 500) };
  expect(conceptOf(ask(long), AT, [known])).toBe('fox');
});
