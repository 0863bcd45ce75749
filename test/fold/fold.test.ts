import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance } from '../../shared/advance.ts';
import { chargeOf, isAccepted } from '../../shared/charge.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import { Event } from '../../shared/event.ts';
import { emptySnapshot, Snapshot, snapshotOf } from '../../shared/snapshot.ts';
import { emptyStats, fold, type Stats } from '../../shared/stats.ts';
import { AFTER, history, SITE } from './history.ts';

const folded = (events: readonly Event[]): Stats => events.reduce(fold, emptyStats());
const sorted = (stats: Stats) =>
  Object.fromEntries(
    Object.entries(stats).map(([name, value]) => [
      name,
      value instanceof Map
        ? [...value].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
        : value,
    ]),
  );

test('what the histories tell are valid events', () => {
  fc.assert(
    fc.property(history, (events) => {
      for (const event of events) expect(Event.safeParse(event).error).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});

test('the projection does not depend on the order of arrival', () => {
  const shuffled = history.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([events, order]) => {
      expect(sorted(folded(order))).toEqual(sorted(folded(events)));
      expect(snapshotOf(folded(order), DEFAULT_RULES, AFTER)).toEqual(
        snapshotOf(folded(events), DEFAULT_RULES, AFTER),
      );
    }),
    { numRuns: 300 },
  );
});

test('a snapshot is fit to be sent and counts every known charge once', () => {
  fc.assert(
    fc.property(history, (events) => {
      const stats = folded(events);
      const snapshot = snapshotOf(stats, DEFAULT_RULES, AFTER);
      expect(Snapshot.safeParse(snapshot).error).toBeUndefined();
      const records = [...stats.generations.values()];
      const charges = records.filter(isAccepted).map((record) => chargeOf(record) ?? 0);
      const hours = Object.values(snapshot.sites)
        .flatMap(({ days }) => days)
        .flatMap((day) => day.hours);
      expect(hours.reduce((a, b) => a + b, 0)).toBe(charges.reduce((a, b) => a + b, 0));
    }),
    { numRuns: 200 },
  );
});

test('a snapshot advanced by the outbox equals the one after delivery', () => {
  const cut = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.integer({ min: 0, max: events.length })),
  );
  fc.assert(
    fc.property(cut, ([events, at]) => {
      const acknowledged = events.slice(0, at);
      const base = snapshotOf(folded(acknowledged), DEFAULT_RULES, AFTER);
      const advanced = advance(base, acknowledged, events.slice(at), AFTER);
      const whole = snapshotOf(folded(events), DEFAULT_RULES, AFTER);
      expect(advanced.revision).toBe(whole.revision);
      expect(advanced.recent).toEqual(whole.recent);
      expect(nonEmpty(advanced.sites[SITE]?.days)).toEqual(nonEmpty(whole.sites[SITE]?.days));
      expect(advanced.sites[SITE]?.balance).toEqual(whole.sites[SITE]?.balance);
      for (const site of Object.keys(whole.sites)) {
        const [told, later] = [advanced.sites[site], whole.sites[site]];
        expect(told?.plan).toEqual(later?.plan);
        expect(sortedBy(told?.promotions)).toEqual(sortedBy(later?.promotions));
        expect(sortedBy(told?.promoted)).toEqual(sortedBy(later?.promoted));
      }
    }),
    { numRuns: 400 },
  );
});

test('steady prices are the same before and after delivery', () => {
  const cut = history.chain((events) =>
    fc.tuple(fc.constant(steady(events)), fc.nat({ max: events.length })),
  );
  fc.assert(
    fc.property(cut, ([events, at]) => {
      const acknowledged = events.slice(0, at);
      const base = snapshotOf(folded(acknowledged), DEFAULT_RULES, AFTER);
      const advanced = advance(base, acknowledged, events.slice(at), AFTER);
      const whole = snapshotOf(folded(events), DEFAULT_RULES, AFTER);
      const price = (snapshot: Snapshot) =>
        snapshot.sites[SITE]?.prices
          .map(({ key, credits, n }) => JSON.stringify([key, credits, n]))
          .sort();
      expect(price(advanced)).toEqual(price(whole));
    }),
    { numRuns: 200 },
  );
});

/** The same with one price for each combination of settings, under one plan. */
function steady(events: readonly Event[]): Event[] {
  const prices = new Map<string, number>();
  for (const event of events)
    if (event.type === 'generation.requested')
      prices.set(event.generation, 1000 + 1000 * (event.request.model ?? '').length);
  const others = events.filter(({ type }) => type !== 'plan.stated');
  return others.map((event) =>
    event.type === 'generation.accepted'
      ? {
          ...event,
          charged: { credits: prices.get(event.generation) ?? 1000, provenance: 'measured' },
        }
      : event,
  );
}

test('what the companion has set aside stays so until the outbox says that it is settled', () => {
  const cut = history.chain((events) =>
    fc.tuple(fc.constant(events), fc.integer({ min: 0, max: events.length - 1 })),
  );
  const taken = (events: readonly Event[]) =>
    events.filter(({ type }) => type === 'reservation.taken');
  fc.assert(
    fc.property(cut, ([events, at]) => {
      // The companion's own reservations are in its snapshot only, never among the browser's events.
      const observed = events.filter(({ type }) => type !== 'reservation.taken');
      const known = observed.slice(0, at);
      const now = events.at(-1)?.at ?? AFTER;
      const base = snapshotOf(folded([...taken(events), ...known]), DEFAULT_RULES, now);
      const advanced = advance(base, known, observed.slice(at), now);
      const whole = snapshotOf(folded(events), DEFAULT_RULES, now);
      const reserved = (snapshot: Snapshot) =>
        (snapshot.sites[SITE]?.reservations ?? []).map(({ generation }) => generation).sort();
      expect(reserved(advanced)).toEqual(reserved(whole));
    }),
    { numRuns: 300 },
  );
});

test('without a companion the outbox alone gives the whole snapshot', () => {
  fc.assert(
    fc.property(history, (events) => {
      const alone = advance(emptySnapshot(DEFAULT_RULES, AFTER), [], events, AFTER);
      expect(alone).toEqual(snapshotOf(folded(events), DEFAULT_RULES, AFTER));
    }),
    { numRuns: 100 },
  );
});

function sortedBy(rows: readonly object[] | undefined): string[] {
  return (rows ?? []).map((row) => JSON.stringify(row)).sort();
}

function nonEmpty(days: { generations: number; hours: number[] }[] | undefined) {
  return days?.filter(({ generations, hours }) => generations > 0 || hours.some((h) => h > 0));
}
