import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promptAnalyser, promptFacts } from './facts.ts';

const PIECES = [
  'a red cat',
  'to the left of',
  'three dogs',
  '. ',
  '! ',
  '\n',
  '"Hello. World"',
  "'",
  '"',
  '“',
  '”',
  ' --ar 16:9',
  ' --no text',
  '—w 512',
  ', ',
  'no people',
  'sign that says',
  '三只猫在左边。',
  '猫が3匹。',
  'две кошки слева. ',
  'que dice ',
  'under the sky',
  'negative prompt:',
  '🙂',
  '<lora:x:1>',
  'https://a.example/b.png',
  '4k',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 12 })
  .map((pieces) => pieces.join(' '));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(12),
  put: text,
});

test('reading only what changed gives what reading anew gives', () => {
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 8 }), (first, edits) => {
      const analyse = promptAnalyser();
      let prompt = first;
      expect(analyse(prompt)).toEqual(promptFacts(prompt));
      for (const { at, cut, put } of edits) {
        const from = Math.floor(at * prompt.length);
        prompt = prompt.slice(0, from) + put + prompt.slice(from + cut);
        expect(analyse(prompt)).toEqual(promptFacts(prompt));
      }
    }),
  );
});

test('spans lie within the prompt, in order, and hold something', () => {
  fc.assert(
    fc.property(text, (prompt) => {
      let before = 0;
      for (const { start, end } of promptFacts(prompt).spans) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(prompt.length);
        before = start;
      }
    }),
  );
});

test('what is found grows no faster than the prompt', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PIECES), (piece) => {
      const found = (times: number) => promptFacts(`${piece} `.repeat(times)).spans.length;
      expect(found(400)).toBeLessThanOrEqual(2 * found(200) + 8);
    }),
  );
});
