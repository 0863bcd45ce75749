import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Destination } from '../../shared/destination.ts';
import { ownDestination, sideOf } from './own-destination.ts';

test.each([
  ['1080', 1080, null],
  [' 3508 ', 3508, null],
  ['', null, 'Whole pixels, like 1080.'],
  ['10.5', null, 'Whole pixels, like 1080.'],
  ['-3', null, 'Whole pixels, like 1080.'],
  ['wide', null, 'Whole pixels, like 1080.'],
  ['15', null, 'At least 16 pixels.'],
  ['100001', null, 'At most 100,000 pixels.'],
])('%j', (text, side, error) => {
  expect(sideOf(text)).toEqual({ side, error });
});

test('a size of one’s own is a destination, or none at all', () => {
  expect(ownDestination('1200', '628')).toEqual({
    id: 'own',
    name: '1200 × 628',
    width: 1200,
    height: 628,
  });
  expect(ownDestination('1200', '')).toBeNull();
  const typed = fc.oneof(fc.string(), fc.integer().map(String));
  fc.assert(
    fc.property(typed, typed, (width, height) => {
      const own = ownDestination(width, height);
      if (own) expect(Destination.parse(own)).toEqual(own);
    }),
  );
});
