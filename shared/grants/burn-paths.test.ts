import fc from 'fast-check';
import { expect, test } from 'vitest';
import { burn, burnedAtFirst, type Spent } from './burn.ts';
import { burnPaths } from './burn-paths.ts';
import { burnSchedule } from './burn-schedule.ts';
import { Grant, type GrantStatement } from './grant.ts';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 12:00 in Berlin, five days before the clocks go back there. */
const AT = Date.UTC(2026, 9, 20, 10);
const MIDNIGHT = AT + 12 * HOUR;

function grant(n: number, about: Partial<Grant>): Grant {
  const credits = about.credits ?? 10_000;
  return Grant.parse({
    ...{ id: `019ab2c0-0000-7000-8000-${String(n).padStart(12, '0')}`, kind: 'top-up', credits },
    ...{ left: credits, since: AT - DAY, expiresAt: null, renews: 'none', rollsOver: false },
    ...{ priority: 1, ...about },
  });
}

const daily = grant(1, { kind: 'daily', renews: 'daily', since: MIDNIGHT - DAY, credits: 40_000 });
const topUp = grant(2, { credits: 100_000 });
const stated = (...grants: Grant[]): GrantStatement => ({ at: AT, zone: ZONE, grants });

function paths(statement: GrantStatement, until: number, ...futures: Spent[][]) {
  const left = burnedAtFirst(statement).buckets.map((bucket) => bucket.left);
  const steps = futures.map((steps) => ({ steps }));
  return burnPaths(burnSchedule(statement, AT, until), left, steps);
}
const spend = (hours: number, credits: number) => ({ at: AT + hours * HOUR, credits });

test('what of the daily credits will lapse, and what all hold by then', () => {
  const futures = [0, 10_000, 20_000, 30_000, 50_000].map((credits) => [spend(2, credits)]);
  const { ends, runOuts } = paths(stated(daily, topUp), MIDNIGHT, ...futures);
  expect(ends).toHaveLength(1);
  expect(ends[0]).toMatchObject({ at: MIDNIGHT, place: 0, probability: 0.8 });
  expect(ends[0]?.lost).toEqual({ low: 4000, likely: 20_000, high: 36_000 });
  expect(ends[0]?.balance.likely).toBe(120_000);
  expect(runOuts).toEqual(Array(5).fill(Number.POSITIVE_INFINITY));
});

test('credits run out with the first spending that no bucket covers, a renewal in between', () => {
  const one = [spend(1, 40_000), spend(13, 40_000), spend(14, 100_000), spend(15, 1)];
  const other = [spend(1, 140_000)];
  const { runOuts } = paths(stated(daily, topUp), MIDNIGHT + DAY, one, other);
  expect(runOuts).toEqual([AT + 15 * HOUR, Number.POSITIVE_INFINITY]);
});

const bucket = fc.record({
  credits: fc.integer({ min: 1, max: 50_000 }),
  since: fc.integer({ min: -40, max: 200 }).map((hours) => AT + hours * HOUR),
  lasts: fc.option(fc.integer({ min: 1, max: 600 })),
  renews: fc.constantFrom('none', 'daily', 'monthly'),
  rollsOver: fc.boolean(),
  priority: fc.integer({ min: 1, max: 3 }),
});
const statements = fc.array(bucket, { minLength: 1, maxLength: 5 }).map((drawn) =>
  stated(
    ...drawn.map(({ lasts, ...about }, n) =>
      grant(n, {
        ...about,
        ...({ renews: about.renews } as Pick<Grant, 'renews'>),
        expiresAt: lasts === null ? null : about.since + lasts * HOUR,
      }),
    ),
  ),
);
const future = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 * 24 }), fc.nat(30_000)), { maxLength: 30 })
  .map((drawn) => drawn.map(([hours, credits]) => spend(hours, credits)))
  .map((steps) => steps.sort((a, b) => a.at - b.at));

test('a future is spent as the same charges would be', () => {
  fc.assert(
    fc.property(statements, future, (statement, steps) => {
      const until = AT + 20 * DAY;
      const { ends, runOuts } = paths(statement, until, steps);
      const known = burn(statement, burnedAtFirst(statement), steps, until);
      const lost = statement.grants.map((_, place) =>
        ends.filter((end) => end.place === place).reduce((sum, end) => sum + end.lost.likely, 0),
      );
      expect(lost).toEqual(known.buckets.map((bucket) => bucket.lost));
      expect(runOuts[0] === Number.POSITIVE_INFINITY).toBe(known.beyond === 0);
    }),
    { numRuns: 300 },
  );
});
