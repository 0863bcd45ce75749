import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addLease, dropLease, type Lease, type Leases, openLeases } from './leases.ts';

const BASE = 1_764_000_000_000;
/** Around the edges of minutes, where a sum and a look at each lease take turns. */
const moment = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(-1, 0, 1, 29_999))
  .map(([minutes, ms]) => BASE + minutes * 60_000 + ms);
const leaseList = fc.array(
  fc.record({
    credits: fc.integer({ min: 0, max: 50_000 }),
    until: moment,
    project: fc.constantFrom(null, 'teaser', 'poster'),
  }),
  { maxLength: 30 },
);

test('what is open is the sum of the leases that have not ended, to the millisecond', () => {
  fc.assert(
    fc.property(leaseList, fc.array(fc.nat(29)), moment, (all, dropped, now) => {
      const leases: Leases = new Map();
      const kept = new Map<string, Lease>(all.map((lease, i) => [`${i}`, lease]));
      for (const [id, lease] of kept) addLease(leases, id, lease);
      for (const i of dropped) {
        const lease = kept.get(`${i}`);
        if (lease) dropLease(leases, `${i}`, lease.until);
        kept.delete(`${i}`);
      }
      const open = [...kept.values()].filter(({ until }) => until > now);
      const sum = (some: readonly Lease[]) =>
        some.reduce((total, { credits }) => total + credits, 0);
      expect(openLeases(leases, now, 'teaser')).toEqual({
        all: sum(open),
        project: sum(open.filter(({ project }) => project === 'teaser')),
      });
    }),
    { numRuns: 500 },
  );
});

test('what ended long ago is forgotten, and what a clock that was set back finds running is not', () => {
  const leases: Leases = new Map();
  addLease(leases, 'a', { credits: 5, until: BASE, project: null });
  expect(openLeases(leases, BASE + 3_000_000, null).all).toBe(0);
  expect(openLeases(leases, BASE - 1, null).all).toBe(5);
  openLeases(leases, BASE + 3_720_000, null);
  expect(leases.size).toBe(0);
});
