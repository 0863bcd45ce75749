import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Event } from '../../shared/event.ts';
import { groundOf } from '../../shared/ground.ts';
import { groundIn } from '../../shared/ground-in.ts';
import { dayAt } from '../../shared/reset-day.ts';
import { snapshotOf } from '../../shared/snapshot.ts';
import { emptyStats, fold, type Stats, tallied } from '../../shared/stats.ts';
import { AFTER, history, REQUEST, SITE, ZONE } from './history.ts';

const folded = (events: readonly Event[]): Stats => events.reduce(fold, emptyStats());

/** A request at a moment of the history, that goes on with what was made in it. */
const asking = history.chain((events) =>
  fc.record({
    events: fc.constant(events),
    upTo: fc.integer({ min: 1, max: events.length }),
    project: fc.constantFrom(null, 'teaser', 'nowhere'),
    later: fc.constantFrom(0, 600_000, 86_400_000),
  }),
);

test('sums kept up event by event are those counted anew from the records', () => {
  fc.assert(
    fc.property(history, (events) => {
      const stats = folded(events);
      const kept = structuredClone(stats.tally);
      expect(kept).toEqual(tallied(stats).tally);
    }),
    { numRuns: 300 },
  );
});

test('a snapshot gives the judge the same ground as the whole history', () => {
  fc.assert(
    fc.property(asking, ({ events, upTo, project, later }) => {
      const told = events.slice(0, upTo);
      const stats = folded(told);
      const now = (told.at(-1)?.at ?? AFTER) + later;
      const requested = told.filter((event) => event.type === 'generation.requested');
      const made = [...stats.generations.values()].flatMap(({ assets }) => assets).at(-1) ?? null;
      const asked = {
        generation: requested.at(-1)?.generation ?? null,
        site: SITE,
        request: { ...REQUEST, promotedFrom: made },
        concept: requested.at(-1)?.concept ?? null,
        project,
        reset: { zone: ZONE, day: dayAt(now, ZONE), source: 'site' as const },
      };
      const snapshot = snapshotOf(stats, DEFAULT_RULES, now);
      expect(groundIn(snapshot, asked, now)).toEqual(groundOf(stats, DEFAULT_RULES, asked, now));
    }),
    { numRuns: 300 },
  );
});

test('what came back without a word on its cost goes on counting by what was set aside', () => {
  fc.assert(
    fc.property(history, (events) => {
      const stats = folded(events);
      for (const [site, sums] of stats.tally.sites) {
        const records = [...stats.generations.values()].filter((one) => one.site === site);
        const silent = records.filter(
          (one) =>
            one.outcome === 'released' &&
            one.end === 'succeeded' &&
            (one.correctedCharge ?? one.endCharge ?? one.acceptedCharge) === null,
        );
        const owed = [...sums.days.values()].reduce((sum, day) => sum + day.owed, 0);
        expect(owed).toBe(silent.reduce((sum, one) => sum + (one.reserved ?? 0), 0));
      }
    }),
    { numRuns: 200 },
  );
});
