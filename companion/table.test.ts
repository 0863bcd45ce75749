import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { paragraph, table } from './table.ts';

test('aligns words to the left and numbers to the right, by what they take on a terminal', () => {
  const text = table(
    [{ title: 'Studio' }, { title: 'Left', align: 'right' }, { title: 'Note' }],
    [
      ['studio.example', '4', 'first'],
      ['絵', '1,250', ''],
    ],
  );
  expect(text).toBe(
    'Studio           Left  Note\nstudio.example      4  first\n絵              1,250',
  );
});

test('wraps the last column within the width of the terminal', () => {
  const columns = [{ title: 'Key' }, { title: 'Words' }];
  const words = 'a note that is longer than the terminal is wide';
  expect(table(columns, [['k', words]], { width: 24 })).toBe(
    'Key  Words\nk    a note that is\n     longer than the\n     terminal is wide',
  );
  expect(paragraph(words, 24, 2)).toBe('  a note that is longer\n  than the terminal is\n  wide');
});

test('lets nothing through that a terminal would obey, whatever a page calls itself', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), (rows) => {
      const shown = table([{ title: 'A' }, { title: 'B' }], rows, { width: 60 });
      expect(shown.replaceAll('\n', '')).not.toMatch(/\p{C}|\u2028|\u2029/u);
      for (const line of shown.split('\n')) expect(line).toBe(line.trimEnd());
    }),
    { numRuns: 100 },
  );
});

test('keeps to the width wherever the first columns leave room', () => {
  const unit = fc.constantFrom('a', 'é', '絵', '🙂');
  const words = fc.array(fc.string({ unit, minLength: 1, maxLength: 12 }), { maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 120 }), (all, width) => {
      const shown = table([{ title: 'A' }, { title: 'B' }], [['key', all.join(' ')]], { width });
      for (const line of shown.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }),
    { numRuns: 100 },
  );
});
