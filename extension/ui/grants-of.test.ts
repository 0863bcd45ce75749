import { expect, test } from 'vitest';
import { Grant } from '../../shared/grants/grant.ts';
import type { BucketView } from '../../shared/grants/kept.ts';
import { grantOf, newGrant, type TypedGrant, typedGrant } from './grants-of.ts';

const ZONE = 'Europe/Berlin';
const ID = '019ab2c0-0000-7000-8000-000000000001';
/** Noon on 24 November 2026 in Berlin. */
const NOW = Date.UTC(2026, 10, 24, 11);
const MIDNIGHT = Date.UTC(2026, 10, 23, 23);
const asked = { isFirst: true, allowance: null, zone: ZONE, now: NOW };
const TYPED: TypedGrant = { ...newGrant(ID, asked), credits: '40' };

const read = (change: Partial<TypedGrant>, view: BucketView | null = null) =>
  grantOf({ ...TYPED, ...change }, view, ZONE, NOW);
const wrong = (change: Partial<TypedGrant>) =>
  Object.entries(read(change).errors).filter(([, error]) => error !== null);

test('reads a bucket, days in the zone of the studio, a last day to its end', () => {
  const { grant } = read({ lastDay: '2026-12-31', left: '12,5' });
  expect(grant).toEqual({
    id: ID,
    kind: 'daily',
    credits: 40_000,
    left: 12_500,
    since: MIDNIGHT,
    expiresAt: Date.UTC(2026, 11, 31, 23),
    renews: 'daily',
    rollsOver: false,
    priority: 1,
  });
  expect(Grant.safeParse(grant).success).toBe(true);
  expect(read({}).grant?.left).toBe(40_000);
  // What renews never can roll nothing over.
  expect(read({ renews: 'none', rollsOver: true }).grant?.rollsOver).toBe(false);
  expect(read({ rollsOver: true, left: '60', priority: '3' }).grant).toMatchObject({
    left: 60_000,
    priority: 3,
  });
});

test('names the box that is wrong, and repeats what was typed', () => {
  expect(wrong({ credits: '' })).toEqual([['credits', 'How many credits it gives.']]);
  expect(wrong({ credits: '0' })).toEqual([['credits', 'More than none.']]);
  expect(wrong({ credits: 'many' })).toEqual([
    ['credits', 'A number of credits, like 120 or 4.5.'],
  ]);
  expect(wrong({ left: '41' })).toEqual([['left', 'At most the 40 that it gives.']]);
  expect(wrong({ since: '24.11.2026' })).toEqual([
    ['since', 'A day such as 2026-11-24, not "24.11.2026".'],
  ]);
  expect(wrong({ lastDay: 'soon' })).toEqual([
    ['lastDay', 'A day such as 2026-12-31, not "soon".'],
  ]);
  expect(wrong({ lastDay: '2026-11-20' })).toEqual([['lastDay', 'Not before it was given.']]);
  expect(wrong({ since: '2026-11-01', lastDay: '2026-11-20' })).toEqual([
    ['lastDay', 'That is past. Remove a bucket that has ended.'],
  ]);
  for (const priority of ['0', '100', '1.5', 'first'])
    expect(wrong({ priority })).toEqual([
      ['priority', `A whole number from 1 to 99, not "${priority}".`],
    ]);
  expect(read({ credits: '', since: 'x' }).grant).toBeNull();
});

test('an untouched bucket is stated again as it is reckoned', () => {
  const { grant } = read({ lastDay: '2026-12-31 18:30', priority: '7' });
  const view = { grant: grant!, state: 'open', left: 3000 } as BucketView;
  const typed = typedGrant(view, ZONE);
  expect(typed).toMatchObject({ credits: '40', since: '2026-11-24', lastDay: '2026-12-31 18:30' });
  expect(grantOf(typed, view, ZONE, NOW).grant).toEqual({ ...grant, left: 3000 });
  expect(typedGrant({ ...view, grant: { ...grant!, priority: 1 } }, ZONE).priority).toBe('');
});

test('the first one offered is the allowance that the studio states, if it is of today', () => {
  const allowance = { limit: 150_000, used: 30_000, resetsAt: NOW + 1000 };
  expect(newGrant(ID, { ...asked, allowance })).toMatchObject({ credits: '150', left: '120' });
  const passed = { ...allowance, resetsAt: NOW };
  expect(newGrant(ID, { ...asked, allowance: passed })).toMatchObject({
    credits: '150',
    left: null,
  });
  expect(newGrant(ID, { ...asked, allowance, isFirst: false })).toMatchObject({
    kind: 'top-up',
    credits: '',
    renews: 'none',
  });
});
