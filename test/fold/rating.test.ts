import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rating } from '../../shared/asset-card.ts';
import type { Event } from '../../shared/event.ts';
import { emptyStats, fold, type Stats } from '../../shared/stats.ts';
import { idAt, Recorder, SITE } from './history.ts';

const NOON = Date.UTC(2026, 9, 6, 12);
const ASSETS = [1, 2, 3, 4].map((n) => idAt(NOON, n));
const verdict = fc.constantFrom<Rating | null>('usable', 'rejected', null);
const press = fc.record({
  asset: fc.constantFrom(...ASSETS),
  rating: verdict,
  /** Two presses may fall into one millisecond. */
  later: fc.integer({ min: 0, max: 3 }),
});
const ratings = (events: readonly Event[]) => {
  const { ratings } = events.reduce<Stats>(fold, emptyStats());
  return Object.fromEntries(ASSETS.map((id) => [id, ratings.get(id)?.value ?? null]));
};

function recorded(presses: readonly { asset: string; rating: Rating | null; later: number }[]) {
  const recorder = new Recorder();
  let at = NOON;
  for (const { asset, rating, later } of presses) {
    at += later;
    recorder.record(at, { type: 'asset.rated', site: SITE, asset, rating });
  }
  return { recorder, at };
}

test('ratings in any order, each delivered any number of times, come to one state: the last press', () => {
  const delivered = fc.array(press, { minLength: 1, maxLength: 40 }).chain((presses) => {
    const { events } = recorded(presses).recorder;
    return fc.tuple(
      fc.constant(presses),
      fc.constant(events),
      fc.shuffledSubarray([...events, ...events, ...events], { minLength: events.length }),
    );
  });
  fc.assert(
    fc.property(delivered, ([presses, events, some]) => {
      const last = Object.fromEntries(
        ASSETS.map((id) => [id, presses.findLast(({ asset }) => asset === id)?.rating ?? null]),
      );
      expect(ratings(events)).toEqual(last);
      // Whatever the shuffle left out is delivered at the end.
      expect(ratings([...some, ...events])).toEqual(last);
      expect(ratings([...some, ...some, ...events.toReversed()])).toEqual(last);
    }),
    { numRuns: 300 },
  );
});

test('undoing, back to the beginning and from anywhere, restores exactly what was', () => {
  fc.assert(
    fc.property(fc.array(press, { minLength: 1, maxLength: 30 }), fc.nat(), (presses, pick) => {
      const { recorder, at } = recorded(presses);
      const undone = 1 + (pick % presses.length);
      const kept = recorder.events.slice(0, presses.length - undone);
      const before = ratings(kept);
      // Each undo is a rating that restores what was there, last press first.
      for (let i = 0; i < undone; i += 1) {
        const taken = presses.at(-1 - i)!;
        const former = presses
          .slice(0, presses.length - 1 - i)
          .findLast(({ asset }) => asset === taken.asset);
        recorder.record(at + 1 + i, {
          type: 'asset.rated',
          site: SITE,
          asset: taken.asset,
          rating: former?.rating ?? null,
        });
      }
      expect(ratings(recorder.events)).toEqual(before);
    }),
    { numRuns: 300 },
  );
});
