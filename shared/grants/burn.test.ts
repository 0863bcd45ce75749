import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { blankRecord, type GenerationRecord } from '../generation-record.ts';
import { type Burned, burn, burnedAtFirst, burnOrder, type Spent } from './burn.ts';
import { burnedAt, burningOf, countBurned } from './burning.ts';
import { Grant, type GrantStatement } from './grant.ts';

const ZONE = 'Europe/Berlin';
const SITE = 'https://studio.example';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Five days before the clocks go back there. */
const AT = Date.UTC(2026, 9, 20, 10);
const id = (n: number) => `019ab2c0-0000-7000-8000-${String(n).padStart(12, '0')}`;

function grant(n: number, about: Partial<Grant>): Grant {
  const credits = about.credits ?? 10_000;
  return Grant.parse({
    id: id(n),
    kind: 'top-up',
    credits,
    left: credits,
    since: AT - DAY,
    expiresAt: null,
    renews: 'none',
    rollsOver: false,
    priority: 1,
    ...about,
  });
}

const stated = (...grants: Grant[]): GrantStatement => ({ at: AT, zone: ZONE, grants });
const lefts = ({ buckets }: Burned) => buckets.map(({ left }) => left);
const burned = (statement: GrantStatement, charges: readonly Spent[], now: number) =>
  burn(statement, burnedAtFirst(statement), charges, now);

test('the lower priority goes first, then what ends soonest, then the oldest', () => {
  const statement = stated(
    grant(1, { since: AT - 9 * DAY }),
    grant(2, { expiresAt: AT + 9 * DAY }),
    grant(3, { renews: 'daily', since: AT - 2 * HOUR }),
    grant(4, { since: AT - 10 * DAY, priority: 2, expiresAt: AT + HOUR }),
    grant(5, { since: AT - 10 * DAY }),
  );
  expect(burnOrder(statement, AT)).toEqual([2, 1, 4, 0, 3]);
  const after = burned(statement, [{ at: AT + 1, credits: 25_000 }], AT + 2);
  expect(lefts(after)).toEqual([10_000, 0, 0, 10_000, 5000]);
});

test('what a renewal or an end takes is lost, not spent', () => {
  const statement = stated(
    grant(1, { kind: 'daily', renews: 'daily', since: AT - 10 * HOUR, left: 4000 }),
    grant(2, { kind: 'free', expiresAt: AT + 2 * DAY }),
  );
  const after = burned(statement, [{ at: AT + HOUR, credits: 1000 }], AT + 3 * DAY);
  expect(after.buckets).toEqual([
    { granted: 34_000, spent: 1000, lost: 23_000, left: 10_000 },
    { granted: 10_000, spent: 0, lost: 10_000, left: 0 },
  ]);
});

test('a bucket that rolls over keeps what is left, and one that begins later is not spent before', () => {
  const statement = stated(
    grant(1, { renews: 'daily', rollsOver: true, left: 2000 }),
    grant(2, { since: AT + DAY + HOUR }),
  );
  expect(lefts(burned(statement, [{ at: AT + 1, credits: 500 }], AT + DAY))).toEqual([11_500, 0]);
  expect(lefts(burned(statement, [], AT + DAY + HOUR))).toEqual([12_000, 10_000]);
});

test('what no bucket covers is told apart and never makes one negative', () => {
  const statement = stated(grant(1, {}));
  const after = burned(statement, [{ at: AT + 1, credits: 12_000 }], AT + 1);
  expect(lefts(after)).toEqual([0]);
  expect(after.beyond).toBe(2000);
});

/** Whole hours on and off the boundaries, so that moments meet. */
const moment = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((hours) => AT + hours * HOUR);
const someGrants = fc
  .array(
    fc
      .record({
        kind: fc.constantFrom('daily', 'plan', 'top-up', 'free'),
        credits: fc.integer({ min: 1, max: 9000 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        since: moment(-80 * 24, 20 * 24),
        lasts: fc.option(fc.integer({ min: 1, max: 90 * 24 })),
        renews: fc.constantFrom('none', 'daily', 'monthly'),
        rollsOver: fc.boolean(),
        priority: fc.integer({ min: 1, max: 3 }),
      })
      .map(({ share, lasts, ...one }) => ({
        ...one,
        left: Math.floor(one.credits * share),
        expiresAt: lasts === null ? null : one.since + lasts * HOUR,
      })),
    { maxLength: 6 },
  )
  .map((grants) => stated(...grants.map((one, n) => grant(n, one as Partial<Grant>))));
const someCharges = fc.array(
  fc.record({ at: moment(0, 40 * 24), credits: fc.integer({ min: 0, max: 6000 }) }),
  { maxLength: 40 },
);
const someNow = moment(0, 45 * 24);

test('what was given is spent, lost or left, nothing is negative, and every charge is told', () => {
  fc.assert(
    fc.property(someGrants, someCharges, someNow, (statement, charges, now) => {
      const after = burned(statement, charges, now);
      for (const { granted, spent, lost, left } of after.buckets) {
        expect(spent + lost + left).toBe(granted);
        for (const part of [granted, spent, lost, left]) expect(part).toBeGreaterThanOrEqual(0);
      }
      const spent = after.buckets.reduce((all, one) => all + one.spent, 0);
      const isCounted = ({ at }: Spent) =>
        burned(statement, [], now).at >= burned(statement, [], at).at;
      const due = charges.filter(isCounted).reduce((all, { credits }) => all + credits, 0);
      expect(spent + after.beyond).toBe(due);
    }),
    { numRuns: 200 },
  );
});

test('it is what taking one charge after the other by hand gives', () => {
  fc.assert(
    fc.property(someGrants, someCharges, someNow, (statement, charges, now) => {
      const told = charges.filter(({ at }) => at <= now);
      expect(burned(statement, told, now)).toMatchObject(byHand(statement, told, now));
    }),
    { numRuns: 200 },
  );
});

test('reckoned on from any moment it is what it is from the beginning', () => {
  fc.assert(
    fc.property(
      someGrants,
      someCharges,
      someNow,
      moment(0, 45 * 24),
      (statement, charges, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const half = burned(statement, [], first).at;
        const before = charges.filter(({ at }) => at < half);
        const after = charges.filter(({ at }) => at >= half);
        // Nothing was taken yet in the stretch that holds the first moment.
        const on = burn(statement, burned(statement, before, first), after, second);
        expect(on).toEqual(burned(statement, charges, second));
      },
    ),
    { numRuns: 200 },
  );
});

const someRecords = fc.array(
  fc.record({
    at: moment(-48, 40 * 24),
    charges: fc.array(fc.constantFrom(null, 0, 4000, 2500), { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 25 },
);

test('kept up charge by charge, corrected and out of order, it is what it is from scratch', () => {
  fc.assert(
    fc.property(someGrants, someRecords, someNow, fc.integer(), (statement, told, now, turn) => {
      const burning = burningOf(statement, [], SITE);
      const steps = told.flatMap((one, n) =>
        one.charges.map((credits) => ({ ...one, n, credits })),
      );
      steps.sort((a, b) => ((a.at * 31 + turn * a.n) % 97) - ((b.at * 31 + turn * b.n) % 97));
      const records = new Map<number, GenerationRecord>();
      for (const { n, at, credits } of steps) {
        const before = records.get(n);
        if (before) countBurned(burning, before, -1);
        const record = { ...recordAt(n, at), endCharge: credits };
        records.set(n, record);
        countBurned(burning, record, 1);
        burnedAt(burning, now);
      }
      const anew = burningOf(statement, records.values(), SITE);
      expect(burnedAt(burning, now)).toEqual(burnedAt(anew, now));
      expect(burning.unknown).toBe(anew.unknown);
      const charges = [...records.values()].flatMap(({ at, endCharge }) =>
        at !== null && at >= AT && endCharge !== null ? { at, credits: endCharge } : [],
      );
      expect(burnedAt(burning, now)).toEqual(burned(statement, charges, now));
    }),
    { numRuns: 200 },
  );
});

test('another studio’s charges are nobody’s here', () => {
  const statement = stated(grant(1, {}));
  const other = { ...recordAt(1, AT + 1), site: 'https://other.example', endCharge: 4000 };
  expect(lefts(burnedAt(burningOf(statement, [other], SITE), AT + 2))).toEqual([10_000]);
});

test('a clock that is far off keeps nobody busy', () => {
  const statement = stated(grant(1, { renews: 'daily' }));
  const burning = burningOf(
    statement,
    [{ ...recordAt(1, 250_000_000_000_000), endCharge: 1 }],
    SITE,
  );
  expect(burning.stretches.length).toBeLessThanOrEqual(4001);
  expect(burned(statement, [], 250_000_000_000_000).buckets[0]!.left).toBe(10_000);
});

function recordAt(n: number, at: number): GenerationRecord {
  return { ...blankRecord(id(100 + n), SITE), at, outcome: 'released', end: 'succeeded' };
}

/** The same told moment by moment, each charge on its own, with renewals counted from the first. */
function byHand({ zone, grants }: GrantStatement, charges: readonly Spent[], now: number) {
  const periods = grants.map((one) => {
    const starts: number[] = [one.since];
    const anchor = Temporal.Instant.fromEpochMilliseconds(one.since).toZonedDateTimeISO(zone);
    for (let n = 1; one.renews !== 'none'; n += 1) {
      const unit = one.renews === 'daily' ? { days: n } : { months: n };
      const start = anchor.add(unit).epochMilliseconds;
      if (start > now + 100 * DAY || (one.expiresAt !== null && start >= one.expiresAt)) break;
      starts.push(start);
    }
    return starts;
  });
  const end = (i: number, at: number) => {
    const { rollsOver, expiresAt } = grants[i]!;
    const renewal = rollsOver ? undefined : periods[i]!.slice(1).find((start) => start > at);
    return renewal ?? expiresAt ?? Number.POSITIVE_INFINITY;
  };
  const isOpen = (i: number, at: number) =>
    grants[i]!.since <= at && (grants[i]!.expiresAt ?? at + 1) > at;
  const left = grants.map((one, i) => (isOpen(i, AT) ? one.left : 0));
  const granted = [...left];
  const lost = grants.map(() => 0);
  const spent = grants.map(() => 0);
  let beyond = 0;
  const lose = (i: number) => {
    lost[i]! += left[i]!;
    left[i] = 0;
  };
  const moments = [
    ...periods.flatMap((starts, i) =>
      starts.map((at) => ({ at, rank: 1, i, credits: grants[i]!.credits })),
    ),
    ...grants.flatMap(({ expiresAt }, i) =>
      expiresAt === null ? [] : [{ at: expiresAt, rank: 0, i, credits: 0 }],
    ),
    ...charges.map(({ at, credits }) => ({ at, rank: 2, i: -1, credits })),
  ].sort((a, b) => a.at - b.at || a.rank - b.rank);
  for (const { at, rank, i, credits } of moments) {
    if (at > now || (rank < 2 && at <= AT)) continue;
    if (rank === 0) lose(i);
    else if (rank === 1) {
      if (!grants[i]!.rollsOver) lose(i);
      left[i]! += credits;
      granted[i]! += credits;
    } else {
      let rest = credits;
      const open = grants.map((_, i) => i).filter((i) => isOpen(i, at));
      open.sort(
        (a, b) =>
          grants[a]!.priority - grants[b]!.priority ||
          Math.sign(end(a, at) - end(b, at)) ||
          grants[a]!.since - grants[b]!.since ||
          (grants[a]!.id < grants[b]!.id ? -1 : 1),
      );
      for (const i of open) {
        const taken = Math.min(rest, left[i]!);
        left[i]! -= taken;
        spent[i]! += taken;
        rest -= taken;
      }
      beyond += rest;
    }
  }
  const buckets = grants.map((_, i) => ({
    granted: granted[i],
    spent: spent[i],
    lost: lost[i],
    left: left[i],
  }));
  return { buckets, beyond };
}
