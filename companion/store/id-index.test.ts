import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdIndex } from './id-index.ts';

const id = fc.uuid({ version: 7 });
const word = fc.integer({ min: 0, max: 0xffffffff });

test('finds exactly what was added, also after it grew and after saving', () => {
  const entries = fc.uniqueArray(fc.record({ id, hash: fc.tuple(word, word) }), {
    selector: (entry) => entry.id,
    maxLength: 3000,
    size: 'max',
  });
  fc.assert(
    fc.property(entries, fc.array(id), (added, others) => {
      const built = new IdIndex();
      for (const entry of added) built.add(entry.id, entry.hash);
      for (const index of [built, new IdIndex(built.bytes())]) {
        expect(index.size).toBe(added.length);
        added.forEach(({ id, hash }, i) => {
          if (index.find(id) !== i + 1 || !index.hasHash(i + 1, hash)) throw new Error(id);
          if (index.hasHash(i + 1, [hash[0], hash[1] ^ 1])) throw new Error('another hash');
        });
        const known = new Set(added.map((entry) => entry.id));
        for (const other of others) if (!known.has(other)) expect(index.find(other)).toBeNull();
      }
    }),
    { numRuns: 30 },
  );
});

test('ids that differ in one digit stay apart', () => {
  const base = '0190a000-0000-7000-8000-000000000000';
  const index = new IdIndex();
  const ids = [...base].flatMap((digit, at) =>
    digit === '0' ? [`${base.slice(0, at)}1${base.slice(at + 1)}`] : [],
  );
  for (const each of ids) index.add(each, [1, 2]);
  expect(ids.map((each) => index.find(each))).toEqual(ids.map((_, i) => i + 1));
  expect(index.find(base)).toBeNull();
});

test('refuses to add an id twice', () => {
  const index = new IdIndex();
  index.add('0190a000-0000-7000-8000-000000000000', [1, 2]);
  expect(() => index.add('0190a000-0000-7000-8000-000000000000', [1, 2])).toThrow('kept already');
});

test('grows from a saved empty index', () => {
  const index = new IdIndex(new IdIndex().bytes());
  index.add('0190a000-0000-7000-8000-000000000000', [1, 2]);
  expect(index.find('0190a000-0000-7000-8000-000000000000')).toBe(1);
});
