import { describe, expect, test } from 'vitest';
import type { Rating } from '../asset-card.ts';
import { blankRecord, type GenerationRecord } from '../generation-record.ts';
import type { Plan } from '../plan.ts';
import { emptyStats, type Stats } from '../stats.ts';
import type { Tier } from '../tier.ts';
import { adviceOn } from './advice.ts';
import { reportText } from './report-text.ts';
import { reportWeek } from './report-week.ts';
import type { SiteWeek, WatchWeek } from './week-report.ts';
import { notSpentWords, watchWords } from './words.ts';

const SITE = 'https://studio.example';
const WEEK = '2026-W48';
const MONDAY = Date.UTC(2026, 10, 23, 9);
const PLAN: Plan = { paid: 950, currency: 'EUR', credits: 1_000_000, discount: 50 };

type Told = Partial<GenerationRecord> & {
  tier: Tier;
  ratings: (Rating | null)[];
  charge: number | null;
};

/** A ledger of generations that came back at once, with what was said of their assets. */
function ledger(told: readonly Told[], site = SITE): Stats {
  const stats = emptyStats();
  told.forEach(({ ratings, charge, ...change }, i) => {
    const id = `g${i}@${site}`;
    const assets = ratings.map((_, position) => `${id}-a${position}`);
    stats.generations.set(id, {
      ...blankRecord(id, site),
      at: MONDAY + i * 60_000,
      day: '2026-11-23',
      media: 'image',
      model: `model-${change.tier}`,
      outcome: 'released',
      end: 'succeeded',
      endCharge: charge,
      latencyMs: 10_000,
      assets,
      ...change,
    });
    ratings.forEach((value, position) => {
      stats.ratings.set(assets[position]!, { event: id, at: MONDAY, value });
    });
  });
  return stats;
}

const times = <T>(n: number, value: T): T[] => Array<T>(n).fill(value);
const only = (stats: Stats): SiteWeek => reportWeek(stats, WEEK)!.sites[0]!;
const heavy = (usable: number, rejected: number, open = 0): Told[] => [
  ...times(usable, { tier: 'heavy', ratings: ['usable'], charge: 20_000 } as Told),
  ...times(rejected, { tier: 'heavy', ratings: ['rejected'], charge: 20_000 } as Told),
  ...times(open, { tier: 'heavy', ratings: [null], charge: 20_000 } as Told),
];

describe('the alarm about discarded heavy credits', () => {
  test.each([
    [1, 9, true],
    [2, 8, false],
    [0, 9, false],
    [0, 10, true],
  ])('%i usable and %i rejected: %s', (usable, rejected, alarm) => {
    expect(only(ledger(heavy(usable, rejected))).heavy.alarm).toBe(alarm);
  });

  test('never counts what nobody reviewed, and says how much that is', () => {
    const week = only(ledger(heavy(0, 10, 40)));
    expect(week.heavy).toMatchObject({ rejected: 200_000, ofReviewed: 200_000, unreviewed: 40 });
    expect(adviceOn(week)).toMatchObject({ class: 'fix-now', basis: 'measured' });
    expect(adviceOn(week).text).toContain('40 more are not reviewed');
    expect(only(ledger(heavy(0, 0, 40))).heavy).toMatchObject({ rejected: 0, alarm: false });
  });
});

describe('saved against all-heavy', () => {
  const light = times(20, { tier: 'light', ratings: ['usable', 'rejected'], charge: 4000 } as Told);

  test('is the price of as many usable images at the own heavy rate, less what was spent', () => {
    const { saved } = only(ledger([...light, ...heavy(5, 5)]));
    // 25 usable at 20 credits and one in two: 1,000; spent 80 and 200.
    expect(saved.range?.likely).toBe(720_000);
    expect(saved.range?.low).toBeCloseTo((25 * 20_000) / 0.7634 - 280_000, -3);
    expect(saved.range?.high).toBeCloseTo((25 * 20_000) / 0.2366 - 280_000, -3);
  });

  test('is negative where heavy would have been cheaper', () => {
    const { saved } = only(
      ledger([
        ...times(30, { tier: 'light', ratings: ['rejected'], charge: 40_000 } as Told),
        ...heavy(10, 0),
      ]),
    );
    expect(saved.range?.high).toBeLessThan(0);
  });

  test('hides, with the reason, below ten reviewed heavy images', () => {
    expect(only(ledger([...light, ...heavy(5, 4, 9)])).saved).toMatchObject({
      range: null,
      why: 'few-heavy',
      heavyRate: { k: 5, n: 9 },
    });
    const unknown = heavy(5, 5).map((one) => ({ ...one, charge: null }));
    expect(only(ledger([...light, ...unknown])).saved.range).toBeNull();
    expect(only(ledger(heavy(0, 12))).saved).toMatchObject({ range: null, why: 'none-usable' });
  });

  test('counts heavy images of eight weeks, and no clip', () => {
    const earlier = heavy(5, 5).map((one) => ({ ...one, day: '2026-10-05', at: 1 }));
    expect(only(ledger([...earlier, ...light])).saved.heavyRate).toEqual({ k: 5, n: 10 });
    const tooOld = heavy(5, 5).map((one) => ({ ...one, day: '2026-10-04', at: 1 }));
    expect(only(ledger([...tooOld, ...light])).saved.why).toBe('few-heavy');
    const clips = heavy(5, 5).map((one) => ({ ...one, media: 'video' as const }));
    expect(only(ledger([...clips, ...light])).saved).toMatchObject({
      why: 'few-heavy',
      spent: 80_000,
    });
  });
});

describe('credits per usable asset', () => {
  test('leaves generations of unknown charge out with their assets', () => {
    const week = only(
      ledger([
        ...times(10, { tier: 'light', ratings: ['usable', 'rejected'], charge: 4000 } as Told),
        ...times(5, { tier: 'light', ratings: ['usable', 'usable'], charge: null } as Told),
      ]),
    );
    expect(week.tiers[0]?.cost).toMatchObject({ value: 4000, usable: 10, generations: 10 });
    expect(week.unknownCharges).toBe(5);
  });

  test('counts what failed and was not paid back', () => {
    const failed = { tier: 'light', ratings: [], charge: 4000, end: 'failed' } as Told;
    const done = times(10, { tier: 'light', ratings: ['usable'], charge: 4000 } as Told);
    expect(only(ledger([...done, ...times(10, failed)])).tiers[0]?.cost.value).toBe(8000);
  });

  test('has no value where there is none to have', () => {
    const cost = (told: Told[]) => only(ledger(told)).tiers[0]?.cost;
    const one = { tier: 'light', ratings: ['rejected'], charge: 4000 } as Told;
    expect(cost(times(9, one))).toMatchObject({ value: null, why: 'few-reviewed' });
    expect(cost(times(10, one))).toMatchObject({ value: null, why: 'none-usable' });
    expect(cost(times(10, { ...one, charge: null }))).toMatchObject({
      value: null,
      why: 'unknown-charges',
    });
  });
});

describe('the first usable asset of an idea', () => {
  const idea = (concept: string, ratings: Rating[], change: Partial<Told> = {}): Told[] =>
    ratings.map((rating) => ({
      tier: 'light',
      charge: 4000,
      concept,
      ratings: [rating],
      ...change,
    }));

  test('takes minutes to its answer and generations up to it', () => {
    const week = only(
      ledger([...idea('c1', ['rejected', 'rejected', 'usable']), ...idea('c2', ['rejected'])]),
    );
    // Three generations a minute apart, ten seconds of waiting for the last.
    expect(week.firstUsable.minutes?.median).toBeCloseTo(2 + 1 / 6);
    expect(week.firstUsable).toMatchObject({ generations: { median: 3, n: 1 }, none: 1 });
  });

  test('has unknown minutes where the waiting was not seen, and known generations', () => {
    const week = only(ledger(idea('c1', ['usable'], { latencyMs: null })));
    expect(week.firstUsable).toMatchObject({ minutes: null, generations: { median: 1, n: 1 } });
  });

  test('is not asked of ideas that were begun before the week', () => {
    const before = idea('c1', ['rejected'], { day: '2026-11-20', at: 1 });
    expect(only(ledger([...before, ...idea('c1', ['usable'])])).firstUsable.concepts).toEqual([]);
  });
});

test('the usable share is a range below 60 % reviewed, and no longer at it', () => {
  const assets = (reviewed: number) => [
    ...times(reviewed, { tier: 'light', ratings: ['usable'], charge: 1 } as Told),
    ...times(20 - reviewed, { tier: 'light', ratings: [null], charge: 1 } as Told),
  ];
  expect(only(ledger(assets(11))).usableRange).toEqual({ low: 11, high: 20 });
  expect(only(ledger(assets(12))).usableRange).toBeNull();
});

test('below ten reviewed there are counts and no percentage', () => {
  const nine = ledger(times(9, { tier: 'light', ratings: ['usable'], charge: 4000 } as Told));
  const text = reportText(reportWeek(nine, WEEK)!);
  expect(text).toContain('9 of 9 assets, 9 reviewed');
  expect(text).not.toContain('%');
});

test('money is ? until a plan says what a credit costs, its discount included', () => {
  const stats = ledger(times(10, { tier: 'light', ratings: ['usable'], charge: 4000 } as Told));
  expect(reportText(reportWeek(stats, WEEK)!)).toMatch(/Money +\?/);
  stats.plans.set(SITE, { event: 'e', at: 0, value: PLAN });
  const text = reportText(reportWeek(stats, WEEK)!);
  expect(text).toContain('EUR 0.38 at EUR 0.0095 a credit, 50 % discount included');
  expect(text).toContain('4 credits, EUR 0.0380');
});

test('credits of two studios never meet in one number', () => {
  const stats = ledger(heavy(10, 0));
  const other = ledger(heavy(1, 0), 'https://other.example');
  for (const [id, record] of other.generations) stats.generations.set(id, record);
  const report = reportWeek(stats, WEEK)!;
  expect(report.sites.map(({ site, credits }) => [site, credits.total])).toEqual([
    [SITE, 200_000],
    ['https://other.example', 20_000],
  ]);
  expect(reportWeek(stats, WEEK, { site: SITE })?.sites).toHaveLength(1);
});

test('a week without anything, and what is no week', () => {
  expect(reportWeek(emptyStats(), WEEK)).toEqual({
    week: WEEK,
    from: '2026-11-23',
    to: '2026-11-29',
    sites: [],
  });
  expect(reportText(reportWeek(emptyStats(), WEEK)!)).toContain('Nothing was generated');
  for (const week of ['2026-W54', '2026-48', '']) expect(reportWeek(emptyStats(), week)).toBeNull();
});

describe('what rules did and would have done', () => {
  const draft: Told = { tier: 'light', ratings: ['usable'], charge: 4000 };
  const refused: Told = {
    ...{ tier: 'heavy', ratings: [], charge: null, end: null, outcome: 'refused' as const },
    ...{ rules: ['daily-cap'], quoted: 20_000, latencyMs: null },
  };

  test('counts what was not asked for again as surely not spent', () => {
    const again: Told = { tier: 'heavy', ratings: [null], charge: 20_000, concept: 'idea' };
    const stops = [
      { ...refused, concept: 'idea' },
      { ...refused, concept: 'other' },
    ];
    const { notSpent } = only(ledger([...stops, again]));
    expect(notSpent).toEqual({ credits: { low: 20_000, high: 40_000 }, unknownPrices: 0 });
    expect(notSpentWords(notSpent!)).toBe('20 to 40 credits');
    // Before it was stopped says nothing of after.
    expect(only(ledger([again, ...stops])).notSpent?.credits.low).toBe(40_000);
  });

  test('an unknown price is unknown, and what the person alone gave up is no rule’s doing', () => {
    const week = only(ledger([{ ...refused, quoted: null }, draft]));
    expect(week.notSpent).toEqual({ credits: { low: 0, high: 0 }, unknownPrices: 1 });
    expect(reportText(reportWeek(ledger([{ ...refused, quoted: null }]), WEEK)!)).toContain(
      '? credits not spent by rules',
    );
    const alone = only(ledger([{ ...refused, rules: [], outcome: 'cancelled' }]));
    expect([alone.stopped, alone.notSpent]).toEqual([1, null]);
  });

  const watching: WatchWeek = {
    ...{ requests: 120, recomputed: 0, held: { low: 7, high: 9 }, unknownCharges: 0 },
    ...{ credits: { low: 84_000, high: 112_000 }, minutes: { low: 6, high: 6 } },
    ...{ unknownMinutes: 0, usableAtRisk: { low: 1, high: 1 }, rules: [] },
    differing: [{ generation: 'g', rules: [], ways: ['held', 'held', 'held', 'held'] }],
  };

  test('says it in one sentence with its bounds, and what is unknown as unknown', () => {
    expect(watchWords(watching)).toEqual({
      held: '7 to 9 of 120 requests',
      credits: '84 to 112 credits',
      waiting: '6 min',
      atRisk: '1 usable asset',
    });
    const none = { low: 0, high: 0 };
    const unknown = { credits: none, unknownCharges: 2, minutes: none, unknownMinutes: 2 };
    expect(watchWords({ ...watching, ...unknown, usableAtRisk: none })).toMatchObject({
      credits: '? credits',
      waiting: '? min',
      atRisk: 'no usable asset',
    });
    const some = { unknownCharges: 2, unknownMinutes: 3 };
    expect(watchWords({ ...watching, ...some })).toMatchObject({
      credits: '84 to 112 credits (2 of unknown charge apart)',
      waiting: '6 min (3 unknown apart)',
    });
  });

  test('says nothing where there is nothing to say', () => {
    expect(watchWords(null)).toBeNull();
    expect(watchWords({ ...watching, differing: [] })).toBeNull();
    const report = reportWeek(ledger([draft]), WEEK)!;
    expect(reportText(report)).not.toContain('Watching rules');
  });
});
