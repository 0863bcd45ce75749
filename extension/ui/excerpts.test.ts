import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promptFacts } from '../../shared/prompt/facts.ts';
import { excerptsOf } from './excerpts.ts';

test('quotes the very words, and a little around them', () => {
  const prompt = 'an empty market square in the rain, no people, at dawn with long shadows';
  const { spans } = promptFacts(prompt);
  const [found] = excerptsOf(prompt, spans, ['negations']);
  expect(found?.words).toBe('no people');
  expect(`${found?.before}${found?.words}${found?.after}`).toBe(
    '… in the rain, no people, at dawn with…',
  );
  expect(excerptsOf(prompt, spans, ['text'])).toEqual([]);
});

test('never more than three, each with words of the prompt', () => {
  const facts = fc.constantFrom('spatial', 'text', 'negations') as fc.Arbitrary<'spatial'>;
  const some = fc.record({
    fact: facts,
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.string({ minLength: 70, maxLength: 90 }), fc.array(some), (prompt, drawn) => {
      const spans = drawn
        .map(({ fact, start, length }) => ({ fact, start, end: start + length }))
        .sort((a, b) => a.start - b.start);
      const found = excerptsOf(prompt, spans, ['spatial']);
      expect(found.length).toBeLessThanOrEqual(3);
      for (const { words } of found) expect(prompt).toContain(words);
    }),
  );
});
