import { expect, test } from 'vitest';
import { type Act, UnsentActs } from './unsent-acts.ts';

const act = (asset: string, change: Partial<Act> = {}): Act => ({
  wanted: [{ asset, rating: 'usable' }],
  former: [{ asset, rating: null }],
  undoes: null,
  ...change,
});

test('acts on different assets go together, in their order', () => {
  const unsent = new UnsentActs();
  for (const id of ['a', 'b', 'c']) unsent.add(act(id));
  expect(unsent.next().rated.map(({ asset }) => asset)).toEqual(['a', 'b', 'c']);
  expect(unsent.touches('b')).toBe(true);
  unsent.settle();
  expect(unsent.touches('b')).toBe(false);
  expect(unsent.next().acts).toEqual([]);
});

test('two acts on one asset never share a message: its answer tells what was before one of them', () => {
  const unsent = new UnsentActs();
  unsent.add(act('a'));
  unsent.add(act('a', { wanted: [{ asset: 'a', rating: 'rejected' }] }));
  expect(unsent.next().rated).toEqual([{ asset: 'a', rating: 'usable' }]);
  unsent.settle();
  expect(unsent.next().rated).toEqual([{ asset: 'a', rating: 'rejected' }]);
});

test('undoing restores what the answer said there was, not what was shown', () => {
  const unsent = new UnsentActs();
  const first = act('a');
  unsent.add(first);
  unsent.add(act('a', { wanted: first.former, undoes: first }));
  unsent.next();
  // Rated elsewhere meanwhile, and not seen here yet.
  first.former = [{ asset: 'a', rating: 'rejected' }];
  unsent.settle();
  expect(unsent.next().rated).toEqual([{ asset: 'a', rating: 'rejected' }]);
});

test('nothing is left behind when the page goes', () => {
  const unsent = new UnsentActs();
  for (const id of ['a', 'b', 'a']) unsent.add(act(id));
  expect(unsent.rest().flat()).toHaveLength(3);
  expect(unsent.next().acts).toEqual([]);
});
