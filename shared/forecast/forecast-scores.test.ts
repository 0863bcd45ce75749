import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '../default-pack.ts';
import type { Event } from '../event.ts';
import type { Decision } from '../generation.ts';
import { addDays } from '../reset-day.ts';
import { snapshotOf } from '../snapshot.ts';
import { emptyStats, fold } from '../stats.ts';
import { forecastScores } from './forecast-scores.ts';
import type { MadeForecast } from './score.ts';

const SITE = 'https://studio.example';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST = Date.UTC(2026, 9, 12);
const NOW = FIRST + 40 * DAY;
const idOf = (n: number) => `019ab2c0-0000-7000-8000-${String(n).padStart(12, '0')}`;

function madeAt(day: number, hour: number, change: Partial<MadeForecast> = {}): MadeForecast {
  const start = FIRST + day * DAY;
  return {
    id: idOf(day * 24 + hour),
    at: start + hour * HOUR,
    site: SITE,
    day: addDays('2026-10-12', day),
    until: start + DAY,
    ...{ low: 0, likely: 10_000, high: 20_000, runOut: null, left: null, model: 'm' },
    ...change,
  };
}
const spentAt = (day: number, hour: number, credits: number | null) => ({
  at: FIRST + day * DAY + hour * HOUR,
  credits,
});

test('all are scored, and the first of each day counts', () => {
  const made = [madeAt(0, 9), madeAt(0, 15), madeAt(1, 9), madeAt(40, 1)];
  const scores = forecastScores(
    made,
    [spentAt(0, 12, 30_000), spentAt(1, 12, 5000)],
    NOW + 2 * HOUR,
  );
  expect(scores).toMatchObject({ of: 2, inside: 1, withdrawn: false, unknown: 0 });
  expect(scores?.list.map(({ state }) => state)).toEqual(['open', 'inside', 'inside', 'outside']);
});

test('where the first cannot be scored, the next of its day counts', () => {
  const made = [madeAt(0, 9), madeAt(0, 15), madeAt(1, 9)];
  const charges = [spentAt(0, 12, null), spentAt(1, 20, null)];
  expect(forecastScores(made, charges, NOW)).toMatchObject({ of: 1, inside: 1, unknown: 1 });
});

test('those of an earlier model say nothing about the one of now', () => {
  const old = Array.from({ length: 20 }, (_, day) =>
    madeAt(day, 9, { likely: 0, high: 0, model: 'old' }),
  );
  const spent = old.map((_, day) => spentAt(day, 12, 5000));
  expect(forecastScores(old, spent, NOW)).toMatchObject({ of: 14, inside: 0, withdrawn: true });
  const scores = forecastScores([...old, madeAt(20, 9)], spent, NOW);
  expect(scores).toMatchObject({ of: 1, inside: 1, withdrawn: false });
  expect(forecastScores([], spent, NOW)).toBeNull();
});

/** What a companion and a browser keep of some days: forecasts, generations, late corrections. */
const history = fc
  .array(
    fc.record({
      day: fc.nat(39),
      hour: fc.nat(23),
      what: fc.constantFrom('forecast', 'spend', 'unknown', 'refunded'),
      credits: fc.nat(30_000),
    }),
    { maxLength: 60 },
  )
  .map((drawn) => drawn.flatMap((one, n) => eventsOf(one, n)));

function eventsOf(
  { day, hour, what, credits }: { day: number; hour: number; what: string; credits: number },
  n: number,
): Event[] {
  const at = FIRST + day * DAY + hour * HOUR;
  const reset = { zone: 'UTC', day: addDays('2026-10-12', day), source: 'site' } as const;
  const about = (i: number) => ({
    v: 1 as const,
    id: idOf(n * 10 + i),
    device: idOf(9e9),
    seq: 1,
    site: SITE,
    reset,
  });
  if (what === 'forecast') {
    const { low, likely, high, until } = madeAt(day, hour);
    const band = { low, likely, high, until, runOut: 0.2, left: null, model: 'm' };
    return [{ ...about(0), at, type: 'forecast.made', ...band }];
  }
  const generation = idOf(1e9 + n);
  const amount = (credits: number | null) =>
    ({ credits, provenance: credits === null ? 'unknown' : 'measured' }) as const;
  const request = {
    ...({ kind: 'text-to-image', media: 'image', prompt: null, negativePrompt: null } as const),
    ...{ model: 'm', tier: null, resolution: null, aspect: null, count: 1, seed: null },
    ...{ durationS: null, promotedFrom: null },
    parents: [],
  };
  const decision: Decision = {
    verdict: 'allow',
    because: [],
    watched: [],
    silent: [],
    decidedBy: 'nobody',
  };
  const events: Event[] = [
    {
      ...about(1),
      ...{ at, type: 'generation.requested', generation, request, project: null, concept: null },
      ...{ quoted: amount(null), decision, waiver: null, outcome: 'released', holdMs: 0 },
    },
    {
      ...about(2),
      ...{ at: at + 5, type: 'generation.finished', generation, outcome: 'succeeded', assets: [] },
      ...{ error: null, charged: amount(what === 'unknown' ? null : credits), latencyMs: 5 },
    },
  ];
  if (what === 'refunded')
    events.push({
      ...about(3),
      ...{ at: at + 9, type: 'generation.charged', generation, charged: amount(0), why: 'refund' },
    });
  return events;
}

test('the scores are the same in whatever order the events arrive', () => {
  const scoresOf = (events: readonly Event[]) => {
    const stats = emptyStats();
    for (const event of events) fold(stats, event);
    return snapshotOf(stats, DEFAULT_RULES, NOW).sites[SITE]?.scores;
  };
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
        ),
      ),
      ([events, shuffled]) => {
        expect(scoresOf(shuffled)).toEqual(scoresOf(events));
      },
    ),
  );
});
