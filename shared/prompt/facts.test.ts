import { expect, test } from 'vitest';
import { promptFacts } from './facts.ts';

test('an ordinary prompt asks for nothing special', () => {
  expect(promptFacts('a lighthouse in fog, oil painting, warm light')).toMatchObject({
    spatial: 0,
    textBlocks: 0,
    textWords: 0,
    layout: 0,
    logo: false,
    negations: 0,
  });
});

test('relations, lettering, layout, logos and negations are counted', () => {
  const facts = promptFacts(
    'infographic poster with the title "Fresh every morning", a cup to the left of a croissant, steam above it, our logo, no people',
  );
  expect(facts).toMatchObject({
    spatial: 2,
    textBlocks: 1,
    textWords: 3,
    logo: true,
    negations: 1,
  });
  expect(facts.layout).toBeGreaterThan(0);
});

test('lettering that is asked for but not given has an unknown number of words', () => {
  expect(promptFacts('a shop sign that says something funny')).toMatchObject({
    textBlocks: 1,
    textWords: null,
  });
});

test('a hostile prompt costs no more than its length', () => {
  const hostile = `${'"'.repeat(20_000)}${'no '.repeat(20_000)}`;
  expect(promptFacts(hostile).textBlocks).toBeGreaterThanOrEqual(0);
});
