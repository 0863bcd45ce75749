import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded } from '../seeded.ts';
import { betaOf } from '../usable/beta.ts';
import { chooseWay, SURE, type Ways } from './choose-way.ts';
import type { Spell } from './means.ts';
import type { Remaining, Trial, Work } from './work.ts';

const SEED = 7;
const trial = (credits: number | null, p50: number, mean: number, strength: number): Trial => ({
  credits,
  seconds: { p50, p90: p50 * 1.6 },
  works: betaOf(mean, strength),
});
const WORK: Work = {
  light: trial(4000, 8, 0.35, 12),
  heavy: trial(24_000, 30, 0.4, 12),
  keeps: betaOf(0.7, 12),
  clip: trial(60_000, 90, 0.5, 12),
  cleanup: null,
  upscale: { light: null, heavy: null },
  lookS: 15,
};
const TEASER: Remaining = { heroes: 4, ready: 0, clips: 3 };
const surely = ({ mix }: Ways) => Math.min(mix.probability ?? 1, SURE);

const works = fc
  .record({
    light: fc.tuple(
      fc.integer({ min: 1000, max: 9000 }),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    ),
    heavy: fc.tuple(
      fc.integer({ min: 1000, max: 90_000 }),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    ),
    keeps: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
    strength: fc.integer({ min: 2, max: 200 }),
  })
  .map(
    ({ light, heavy, keeps, strength }): Work => ({
      ...WORK,
      light: trial(light[0], 8, light[1], strength),
      heavy: trial(heavy[0], 30, heavy[1], strength),
      keeps: betaOf(keeps, strength),
    }),
  );
const remaining = fc.record({
  heroes: fc.integer({ min: 1, max: 8 }),
  ready: fc.constant(0),
  clips: fc.integer({ min: 0, max: 3 }),
});
const NO_BOUND = { credits: null, seconds: null, spells: [] };
const means = fc.record({
  credits: fc.integer({ min: 0, max: 900_000 }),
  seconds: fc.integer({ min: 0, max: 7200 }),
  spells: fc.oneof(
    fc.constant<Spell[]>([]),
    fc
      .tuple(fc.nat(300_000), fc.integer({ min: 1, max: 6000 }), fc.nat(300_000))
      .map(([now, from, then]): Spell[] => [
        { from: 0, credits: now },
        { from, credits: then },
      ]),
  ),
});
const FEW = { numRuns: 40 };

test('neither more credits nor a later deadline make a plan less sure', () => {
  fc.assert(
    fc.property(works, remaining, means, fc.nat(300_000), fc.nat(3600), (work, rest, had, c, s) => {
      const more = { ...had, credits: had.credits + c, seconds: had.seconds + s };
      const before = chooseWay(work, rest, 'any', had, SEED);
      const after = chooseWay(work, rest, 'any', more, SEED);
      expect(surely(after)).toBeGreaterThanOrEqual(surely(before));
      expect(after.heavy.probability).toBeGreaterThanOrEqual(before.heavy.probability ?? 1);
      expect(after.light.probability).toBeGreaterThanOrEqual(before.light.probability ?? 1);
    }),
    FEW,
  );
});

test('more to deliver never makes a plan surer, nor cheaper', () => {
  fc.assert(
    fc.property(works, remaining, means, fc.nat(3), fc.nat(2), (work, rest, had, heroes, clips) => {
      const more = { ...rest, heroes: rest.heroes + heroes, clips: rest.clips + clips };
      const few = chooseWay(work, rest, 'heavy', had, SEED);
      const many = chooseWay(work, more, 'heavy', had, SEED);
      expect(surely(many)).toBeLessThanOrEqual(surely(few));
      expect(many.heavy.expected).toBeGreaterThanOrEqual(few.heavy.expected ?? 0);
      expect(many.light.expected).toBeGreaterThanOrEqual(few.light.expected ?? 0);
    }),
    FEW,
  );
});

test('the mix costs no more than the better of the plain ways, where both are as good as sure', () => {
  fc.assert(
    fc.property(works, remaining, (work, rest) => {
      const { mix, heavy, light } = chooseWay(work, rest, 'any', NO_BOUND, SEED);
      expect(mix.expected).toBeLessThanOrEqual(Math.min(heavy.expected ?? 0, light.expected ?? 0));
    }),
    FEW,
  );
});

test('drafts pay where heavy is dear, and not where it costs hardly more', () => {
  const wide = chooseWay(WORK, TEASER, 'heavy', NO_BOUND, SEED);
  expect(wide.mix.way.drafts).toBeGreaterThan(1);
  expect(wide.mix.expected).toBeLessThan(wide.heavy.expected ?? 0);
  const level = { ...WORK, heavy: { ...WORK.heavy, credits: 4400 } };
  const close = chooseWay(level, TEASER, 'heavy', NO_BOUND, SEED);
  expect(close.mix.way).toEqual({ drafts: 0, finals: 'heavy' });
});

test('a draft that is usable already need not be sought', () => {
  const none = NO_BOUND;
  const fresh = chooseWay(WORK, TEASER, 'heavy', none, SEED);
  const ready = chooseWay(WORK, { ...TEASER, ready: 2 }, 'heavy', none, SEED);
  expect(ready.mix.counts.drafts).toBeLessThan(fresh.mix.counts.drafts);
  expect(ready.mix.expected).toBeLessThan(fresh.mix.expected ?? 0);
});

test('what is not priced or timed is unknown, and the counts are told all the same', () => {
  const unpriced: Work = { ...WORK, clip: { ...WORK.clip, credits: null } };
  const had = { credits: 400_000, seconds: 36_000, spells: [] };
  const { mix } = chooseWay(unpriced, TEASER, 'heavy', had, SEED);
  expect(mix).toMatchObject({ expected: null, credits: null, probability: null, inCredits: null });
  expect(mix.inTime).toBeGreaterThan(0.5);
  expect(mix.counts.drafts).toBeGreaterThan(4);
  expect(
    chooseWay(unpriced, { ...TEASER, clips: 0 }, 'heavy', had, SEED).mix.credits,
  ).not.toBeNull();
  const untimed: Work = { ...WORK, heavy: { ...WORK.heavy, seconds: null } };
  const late = chooseWay(untimed, TEASER, 'heavy', had, SEED).mix;
  expect(late).toMatchObject({ minutes: null, probability: null, inTime: null });
  expect(late.inCredits).not.toBeNull();
});

test('the probability is what the process itself comes to, each world drawn from the belief', () => {
  const random = seeded(11);
  const had = { credits: 620_000, seconds: 2700, spells: [] };
  const told = chooseWay(WORK, TEASER, 'heavy', had, SEED);
  for (const one of [told.mix, told.heavy, told.light]) {
    let made = 0;
    const worlds = 4000;
    for (let i = 0; i < worlds; i += 1) made += Number(comesOff(one.way, had, random));
    expect(Math.abs(made / worlds - (one.probability ?? 9))).toBeLessThan(0.06);
  }
});

/** The process step by step: each try, each latency, each credit. */
function comesOff(
  { drafts, finals }: { drafts: number; finals: 'light' | 'heavy' },
  { credits, seconds }: { credits: number; seconds: number },
  random: () => number,
): boolean {
  const share = { light: draw(WORK.light), heavy: draw(WORK.heavy), clip: draw(WORK.clip) };
  const kept = beta(WORK.keeps.a, WORK.keeps.b, random);
  let [spent, passed] = [0, 0];
  const attempt = (name: 'light' | 'heavy' | 'clip', works: number) => {
    const { credits: price, seconds: time } = WORK[name];
    const sigma = Math.log((time?.p90 ?? 0) / (time?.p50 ?? 1)) / 1.2816;
    spent += price ?? 0;
    passed += WORK.lookS + (time?.p50 ?? 0) * Math.exp(sigma * gauss(random));
    return random() < works;
  };
  for (let hero = 0; hero < TEASER.heroes; hero += 1) {
    let usable = false;
    for (let n = 0; n < drafts && !usable; n += 1) usable = attempt('light', share.light);
    if (finals === 'light') continue;
    const works = usable ? kept + (1 - kept) * share.heavy : share.heavy;
    while (!attempt('heavy', works));
  }
  for (let n = 0; n < TEASER.clips; n += 1) while (!attempt('clip', share.clip));
  return spent <= credits && passed <= seconds;

  function draw({ works: { a, b } }: Trial) {
    return beta(a, b, random);
  }
}

function beta(a: number, b: number, random: () => number): number {
  const x = gamma(a, random);
  return x / (x + gamma(b, random));
}

/** Marsaglia and Tsang, 2000; for shapes of 1 and above. */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const x = gauss(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x ** 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

test('a plan is made in a blink', () => {
  const had = { credits: 9_000_000, seconds: 90_000, spells: [] };
  chooseWay(WORK, TEASER, 'any', had, SEED);
  const took = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now();
    chooseWay(WORK, TEASER, 'any', had, SEED);
    return performance.now() - start;
  });
  expect(Math.min(...took)).toBeLessThan(30);
});
