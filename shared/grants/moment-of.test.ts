import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf, typedMoment } from './moment-of.ts';

const ZONE = 'Europe/Berlin';
const iso = (at: number | null) => at !== null && new Date(at).toISOString();

test('a day is its beginning or its end in the zone, a time of day is itself', () => {
  expect(iso(momentOf('2026-12-31', ZONE))).toBe('2026-12-30T23:00:00.000Z');
  expect(iso(momentOf(' 2026-12-31 ', ZONE, true))).toBe('2026-12-31T23:00:00.000Z');
  expect(iso(momentOf('2026-07-01 8:05', ZONE, true))).toBe('2026-07-01T06:05:00.000Z');
});

test('what is no day, or no time, is nothing', () => {
  for (const text of ['', 'soon', '31.12.2026', '2026-02-30', '2026-12-31 24:00', '2026-12-31 18'])
    expect(momentOf(text, ZONE), text).toBeNull();
});

test('what is shown reads as the same minute', () => {
  const minutes = fc.integer({ min: 29_000_000, max: 32_000_000 }).map((n) => n * 60_000);
  fc.assert(
    fc.property(minutes, fc.boolean(), (at, through) => {
      const again = momentOf(typedMoment(at, ZONE, through), ZONE, through);
      // An hour that comes twice is read as the first.
      expect([at, at - 3_600_000]).toContain(again);
    }),
  );
});
