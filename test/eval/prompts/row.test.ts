import { expect, test } from 'vitest';
import { parseRows } from './row.ts';

const ROW = { id: 'a:1', source: 'a', prompt: 'a cat', labels: { spatial: false } };
const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

test('rows are read, whatever else they carry', () => {
  const [row] = parseRows(
    `${lines({ ...ROW, licence: 'MIT', soft_negatives: ['text'] })}\n\n`,
    'f',
  );
  expect(row).toMatchObject(ROW);
});

test.each([
  [`${lines(ROW)}\n{"id":`, 'f, line 2: not JSON'],
  [lines({ ...ROW, prompt: undefined }), 'f, line 1: prompt'],
  [lines(ROW, { ...ROW, id: 'a:2', labels: { spatial: 'yes' } }), 'f, line 2: labels.spatial'],
  [lines(ROW, ROW), 'f, line 2: the id a:1 is that of line 1 too'],
  ['', 'f: no rows'],
])('a bad file is refused by its line: %#', (text, message) => {
  expect(() => parseRows(text, 'f')).toThrow(message);
});
