import { describe, expect, test } from 'vitest';
import { promptFacts } from './facts.ts';
import type { SpannedFact } from './prompt-facts.ts';

/** The characters that caused a fact. */
const caused = (prompt: string, fact: SpannedFact) =>
  promptFacts(prompt).spans.flatMap((span) =>
    span.fact === fact ? [prompt.slice(span.start, span.end)] : [],
  );

test('an empty prompt asks for nothing', () => {
  expect(promptFacts('')).toMatchObject({ spatial: 0, subjects: 0, language: null, spans: [] });
});

test('an ordinary prompt asks for nothing special', () => {
  expect(promptFacts('a lighthouse in fog, oil painting, warm light')).toMatchObject({
    spatial: 0,
    metric: 0,
    counts: [],
    textBlocks: 0,
    textWords: 0,
    layout: 0,
    logo: false,
    negations: 0,
    style: true,
    styleOnly: true,
    language: 'en',
  });
});

describe('relations', () => {
  test('have their kinds, and distances are told apart', () => {
    const prompt = 'a cup three feet to the left of a vase, a lamp behind them';
    expect(promptFacts(prompt)).toMatchObject({
      spatial: 2,
      metric: 1,
      relationKinds: ['left', 'behind'],
    });
    expect(caused(prompt, 'spatial')).toEqual(['to the left of', 'behind']);
    expect(caused(prompt, 'metric')).toEqual(['three feet to the left of']);
  });

  test('"on" is a relation, but none that is exact', () => {
    expect(promptFacts('a cat on a chair')).toMatchObject({ spatial: 0, anyRelation: true });
    expect(promptFacts('a cat and a chair')).toMatchObject({ spatial: 0, anyRelation: false });
  });

  test('light, views and poses are no relations', () => {
    for (const prompt of [
      'a lake under a starry sky',
      'a market seen from above',
      'a dancer leaning to the left, left arm behind the back',
      'the left shoe',
    ])
      expect(promptFacts(prompt).spatial, prompt).toBe(0);
  });
});

describe('counts', () => {
  test('name what is counted', () => {
    const prompt = 'three small red apples, a dozen eggs, several kites and a pair of swans';
    expect(promptFacts(prompt).counts).toEqual([
      { subject: 'apple', n: 3 },
      { subject: 'egg', n: 12 },
      { subject: 'kite', n: null },
      { subject: 'swan', n: 2 },
    ]);
  });

  test('name it in other languages, by pairs and groups too', () => {
    const counts = (prompt: string) => promptFacts(prompt).counts.map(({ n }) => n);
    expect(counts('俩老头下象棋，一打鸡蛋，一对天鹅')).toEqual([2, 12, 2]);
    expect(counts('ふたりの少女、卵1ダース')).toEqual([2, 12]);
    expect(counts('4 космонавта, десяток снегирей, квартет лягушек')).toEqual([4, 10, 4]);
    expect(counts('una pareja de cisnes y un cuarteto de ranas')).toEqual([2, 4]);
  });

  test('years, sizes, flags and compounds are none', () => {
    for (const prompt of [
      'a castle --w 512 --seed 21414 --ar 16:9',
      'a poster from 1 9 8 3, 4 k, 8 - bit, 35 mm',
      'a two-story house, a three-legged stool',
      'a pair of scissors at 10:45',
      '茶叶包装盒，正面印有武夷岩茶四个字',
      '凌晨三点的便利店，六本木の夜景',
      'статуя высотой два метра, пара рваных джинсов, облако пара от супа',
      'son las tres de la madrugada, un par de vaqueros rotos',
    ])
      expect(promptFacts(prompt).counts, prompt).toEqual([]);
  });
});

describe('lettering', () => {
  test('is counted by blocks and words', () => {
    const prompt = 'poster with the title "Fresh every morning" and below it \'from 7 am\'';
    expect(promptFacts(prompt)).toMatchObject({ textBlocks: 2, textWords: 6 });
    expect(caused(prompt, 'text')).toEqual(['"Fresh every morning"', "'from 7 am'"]);
  });

  test('without quotation marks goes to the end of the phrase', () => {
    expect(promptFacts('a sign that says Deep Learning')).toMatchObject({
      textBlocks: 1,
      textWords: 2,
    });
    expect(promptFacts('the word LOVE on a wall')).toMatchObject({ textBlocks: 1, textWords: 1 });
  });

  test('asked for but not given has an unknown number of words', () => {
    expect(promptFacts('a shop sign that says something funny')).toMatchObject({
      textBlocks: 1,
      textWords: null,
    });
  });

  test('names, figures of speech and unwanted text are none', () => {
    for (const prompt of [
      "a still from the movie 'Blade Runner'",
      'a "cute" kitten',
      'a beach, no text, no watermark',
      "a dog's bone, the '90s",
      '"a fox that runs through the snow"',
    ])
      expect(promptFacts(prompt).textBlocks, prompt).toBe(0);
  });
});

test('attributes are bound to their things', () => {
  expect(promptFacts('a red wooden chair and the table is round')).toMatchObject({
    subjects: 2,
    attributes: 3,
    attributed: 2,
  });
});

test('what is kept out is a negation, and is not asked for', () => {
  expect(promptFacts('a beach with no people')).toMatchObject({ negations: 1, people: false });
  expect(promptFacts('a beach --no people')).toMatchObject({ negations: 0, people: false });
});

test('spans count in the prompt as it was given, flags included', () => {
  expect(caused('🙂 --ar 16:9 two cats behind a tree', 'spatial')).toEqual(['behind']);
});

test('what stands after "Negative prompt:" is not read', () => {
  expect(promptFacts('a cat\nNegative prompt: two heads, text').counts).toEqual([]);
});
