import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packColumn, unpackColumn } from './columns.ts';

// As JSON gives them.
const PLAIN = { noNullPrototype: true };
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.uuid(), fc.constantFrom('', ' ', '  a'));
const scalar = fc.oneof(text, fc.double({ noNaN: true }), fc.constant(null), fc.boolean());
const column = fc.oneof(
  fc.array(fc.option(fc.double({ noNaN: true }))),
  fc.array(fc.option(text)),
  fc.array(fc.array(fc.option(fc.uuid()))),
  fc.array(fc.record({ id: fc.uuid(), model: fc.option(text), stamps: fc.array(fc.nat()) }, PLAIN)),
  fc.array(fc.dictionary(text, scalar, PLAIN)),
  fc.array(fc.oneof(scalar, fc.array(scalar))),
);

test('gives the very same values back, through v8 too', () => {
  fc.assert(
    fc.property(column, (values) => {
      expect(unpackColumn(deserialize(serialize(packColumn(values))), values.length)).toStrictEqual(
        values,
      );
    }),
    { numRuns: 500 },
  );
});

test('many ids of one width, with gaps', () => {
  const ids = Array.from({ length: 9000 }, (_, i) =>
    i % 5 === 0 ? null : `${i}`.padStart(36, 'abcdef-'),
  );
  const packed = packColumn(ids);
  expect(packed.is).toBe('texts');
  expect(unpackColumn(packed, ids.length)).toStrictEqual(ids);
});

test('many texts that begin with a space are not taken for gaps', () => {
  const texts = Array.from({ length: 9000 }, (_, i) => ` ${i}`.padEnd(36));
  expect(unpackColumn(packColumn(texts), texts.length)).toStrictEqual(texts);
});
