import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNKNOWN_AMOUNT } from './credit.ts';
import type { KnownPrice } from './price.ts';
import { type PromptFacts, promptFacts } from './prompt/facts.ts';
import { recommend } from './recommend.ts';
import type { RecommendInput } from './recommendation.ts';
import type { Stage } from './stage.ts';
import type { Tier } from './tier.ts';
import { promptKind } from './usable/prompt-kind.ts';

const MODELS = [
  { model: 'pebble', tier: 'light' },
  { model: 'river', tier: 'standard' },
  { model: 'granite', tier: 'heavy' },
] as const;

const price = (model: string, credits: number, resolution = '1K'): KnownPrice => ({
  key: { model, kind: 'text-to-image', resolution, count: 1, durationS: null },
  credits,
  source: 'charge',
  n: 3,
  at: 1,
});

const NEW: Stage = {
  stage: 'explores',
  drafts: 0,
  usable: false,
  heavy: false,
  because: 'no draft yet',
};
const DRAFTED: Stage = { ...NEW, stage: 'refines', drafts: 1, usable: true };

function ask(
  prompt: string,
  tier: Tier | null,
  change: Partial<RecommendInput> & { quoted?: number | null } = {},
) {
  const { quoted = { light: 4000, standard: 6000, heavy: 18_000 }[tier ?? 'light'], ...rest } =
    change;
  return recommend({
    facts: promptFacts(prompt),
    current: {
      model: MODELS.find((one) => one.tier === tier)?.model ?? 'unnamed',
      kind: 'text-to-image',
      resolution: '1K',
      count: 1,
      durationS: null,
      tier,
      promoted: false,
      quoted: quoted === null ? UNKNOWN_AMOUNT : { credits: quoted, provenance: 'learned' },
    },
    models: MODELS,
    prices: [price('pebble', 4000), price('river', 6000), price('granite', 18_000)],
    latencies: [],
    rated: [],
    promotions: [],
    concept: NEW,
    finalFrom: 'heavy',
    secondsLeft: null,
    pinned: false,
    ...rest,
  });
}

describe('examples', () => {
  test('a single object in the heavy tier: draft light, with the savings', () => {
    const { tier, say, kind, alternative } = ask('a glass teapot, soft window light', 'heavy');
    expect({ tier, say, kind }).toEqual({
      tier: 'light',
      kind: 'tier',
      say: 'First draft: Light saves ~14 cr',
    });
    expect(alternative?.model).toBe('pebble');
  });

  test('says where light only exists at another resolution, and the seconds once known', () => {
    const latencies = [
      { model: 'granite', resolution: '2K', p50: 40_000, p90: 60_000, n: 5 },
      { model: 'pebble', resolution: '1K', p50: 6000, p90: 9000, n: 5 },
    ];
    const { say } = recommend({
      ...{ rated: [], promotions: [], finalFrom: 'heavy', secondsLeft: null, pinned: false },
      facts: promptFacts('a teapot'),
      current: {
        model: 'granite',
        kind: 'text-to-image',
        resolution: '2K',
        count: 1,
        durationS: null,
        tier: 'heavy',
        promoted: false,
        quoted: { credits: 18_000, provenance: 'measured' },
      },
      models: MODELS,
      prices: [price('pebble', 4000)],
      latencies,
      concept: { ...NEW, drafts: 1 },
    });
    expect(say).toBe('Still exploring (draft 2): Light (1K) saves ~14 cr, ~34 s');
  });

  test('a tier disappoints once three of its drafts were rejected, and not before', () => {
    const rated = (reviewed: number, usable: number) =>
      ask('a teapot', 'light', { rated: [{ tier: 'light', kind: 'plain', reviewed, usable }] });
    expect(rated(3, 1)).toMatchObject({ tier: 'light', say: null });
    expect(rated(3, 0)).toMatchObject({ tier: 'heavy', kind: 'tier' });
    expect(rated(3, 0).say).toMatch(/^0 of 3 usable in Light: Heavy fits, ~14 cr more/);
  });

  test('a model is not worth changing for a quarter of its price', () => {
    const prices = (light: number) => [price('pebble', light), price('river', 6000)];
    const say = (light: number) => ask('a teapot', 'standard', { prices: prices(light) }).say;
    expect(say(4500)).toBeNull();
    expect(say(4000)).toBe('First draft: Light saves ~2 cr');
  });

  test('without a price of the other tier it claims none', () => {
    const { say, alternative } = ask('a teapot', 'heavy', { prices: [] });
    expect(say).toContain('not seen here yet');
    expect(alternative?.quoted).toEqual(UNKNOWN_AMOUNT);
    expect(ask('a teapot', 'heavy', { quoted: null }).say).toContain('3 to 4.5 times');
  });

  test('one short quoted string and two relations are no reason', () => {
    const prompt = 'a cup next to a book, on top of it a tag that says "open"';
    expect(ask(prompt, 'light').say).toBeNull();
  });

  test('several texts or a chart go to the heavy tier, however early', () => {
    expect(ask('flyer: "Spring fair", "Saturday", "Hall 4"', 'light').say).toBe(
      '3 texts to letter: Heavy fits, ~14 cr more',
    );
    expect(ask('an infographic about bees', 'standard').tier).toBe('heavy');
    expect(ask('an infographic about bees', 'heavy').say).toBeNull();
  });

  test('many relations: reword first, the heavy tier once drafts have shown it', () => {
    const prompt = 'a fox behind a hen, next to a well, below a bridge, in front of a mill';
    expect(ask(prompt, 'light')).toMatchObject({ kind: 'reword', tier: 'light' });
    const rated = [{ tier: 'light', kind: 'composed', reviewed: 5, usable: 0 }] as const;
    const later = ask(prompt, 'light', { rated, concept: { ...NEW, drafts: 4 } });
    expect(later).toMatchObject({ kind: 'tier', tier: 'heavy' });
  });

  test('negation is a matter of words, a logo one of overlays', () => {
    expect(ask('an empty street, no people', 'light').kind).toBe('reword');
    expect(ask('mug with our logo', 'light').kind).toBe('overlay');
    expect(ask('mug with our logo', 'heavy', { muted: ['overlay'] }).kind).toBe('tier');
  });

  test('says so when the tiers are too close for drafts to pay', () => {
    const close = { prices: [price('pebble', 4000), price('granite', 5000)] };
    expect(ask('a teapot', 'light', close).say).toBe(
      'Heavy is only ~1 cr more here: drafts hardly pay',
    );
    expect(ask('a teapot', 'heavy', { ...close, quoted: 5000 }).say).toBeNull();
  });

  test('leaves finals, promotions, unknown tiers and other kinds alone', () => {
    expect(ask('a teapot', 'heavy', { concept: { ...DRAFTED, heavy: true } }).say).toBeNull();
    expect(ask('a teapot', 'heavy', { concept: DRAFTED }).say).toBeNull();
    expect(ask('a teapot', 'heavy', { concept: { ...NEW, drafts: 3 } }).say).toContain('draft 4');
    expect(ask('a teapot', null).say).toBeNull();
  });

  test('a usable draft is promoted rather than followed by another', () => {
    const { say, promote, tier } = ask('a teapot', 'light', { concept: DRAFTED });
    expect(promote).toBe(true);
    expect(tier).toBe('heavy');
    expect(say).toMatch(/^A draft is usable: promote it to (Standard|Heavy), ~\d+ cr each$/);
    const lost = [{ from: 'pebble', to: 'granite', kept: 0, judged: 20 }];
    const anew = ask('a teapot', 'light', { concept: DRAFTED, promotions: lost });
    expect(anew).toMatchObject({ promote: false, tier: 'heavy' });
  });

  test('says in one line what stands behind it, said or not', () => {
    const { because, say } = ask('a cup left of a book', 'light', {
      concept: { ...NEW, drafts: 6 },
    });
    expect(say).toBeNull();
    expect(because).toBe(
      'Still exploring (draft 7); Heavy would cost ~14 cr more an image and gain little: one relation, no lettering',
    );
  });

  test('drafts that disappoint speak for the dearer tier, other words before it', () => {
    const rated = [{ tier: 'light', kind: 'plain', reviewed: 14, usable: 0 }] as const;
    expect(ask('a teapot', 'light', { rated }).say).toBe(
      '0 of 14 usable in Light: Heavy fits, ~14 cr more',
    );
    const worded = ask('a teapot left of a cup', 'light', { rated });
    expect(worded).toMatchObject({ kind: 'reword', tier: 'light', causes: ['spatial'] });
    expect(ask('a teapot left of a cup', 'light', { rated, muted: ['reword'] }).kind).toBe('tier');
    const tried = { ...NEW, drafts: 6 };
    expect(ask('a teapot left of a cup', 'light', { rated, concept: tried }).kind).toBe('tier');
  });

  test('a pinned model hears nothing of tiers, and what words would help all the same', () => {
    expect(ask('a teapot', 'heavy', { pinned: true }).say).toBeNull();
    expect(ask('a street, no people', 'heavy', { pinned: true }).kind).toBe('reword');
  });

  test('what is left of the time decides where drafts no longer fit into it', () => {
    const times = (model: string, s: number) => {
      return { model, resolution: '1K', p50: s * 1000, p90: s * 1000, n: 9 };
    };
    const latencies = [times('pebble', 10), times('river', 10), times('granite', 30)];
    expect(ask('a teapot', 'heavy', { latencies, secondsLeft: 900 }).tier).not.toBe('heavy');
    expect(ask('a teapot', 'heavy', { latencies, secondsLeft: 35 }).tier).toBe('heavy');
    expect(ask('a teapot', 'heavy', { latencies, secondsLeft: 20 }).tier).toBeNull();
  });

  test('each tier tells what a usable final takes, and nothing where a price is unknown', () => {
    const [light, , heavy] = ask('a teapot', 'light').outlooks;
    expect(light).toMatchObject({ tier: 'light', promotesTo: 'heavy', seconds: null, reviewed: 0 });
    expect(heavy).toMatchObject({ tier: 'heavy', promotesTo: null });
    // One draft and one promotion are the least.
    expect(light?.credits?.low).toBeGreaterThanOrEqual(22_000);
    expect(heavy?.credits?.low).toBeGreaterThanOrEqual(18_000);
    const unknown = ask('a teapot', 'light', { prices: [price('pebble', 4000)] });
    expect(unknown.outlooks.map(({ credits }) => credits)).toEqual([null, null, null]);
  });
});

const facts: fc.Arbitrary<PromptFacts> = fc
  .record({
    spatial: fc.nat(8),
    textBlocks: fc.nat(5),
    textWords: fc.option(fc.nat(40)),
    layout: fc.nat(2),
    logo: fc.boolean(),
    negations: fc.nat(2),
  })
  .map((some) => ({ ...promptFacts(''), ...some }));
const tiers = fc.constantFrom<Tier | null>('light', 'standard', 'heavy', null);
const credits = fc.integer({ min: 0, max: 90_000 });
const ratings = fc
  .array(fc.record({ reviewed: fc.nat(60), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 3,
    maxLength: 3,
  })
  .map((all) =>
    all.map(({ reviewed, share }, i) => ({
      tier: MODELS[i]!.tier,
      kind: 'plain' as const,
      reviewed,
      usable: Math.round(reviewed * share),
    })),
  );
const RANK = { plain: 0, people: 0, lettering: 0, composed: 1, dense: 2 };

describe('always', () => {
  test('a demand never shrinks when more is asked for', () => {
    fc.assert(
      fc.property(facts, fc.nat(3), fc.nat(3), (some, relations, texts) => {
        const more = {
          ...some,
          spatial: some.spatial + relations,
          textBlocks: some.textBlocks + texts,
        };
        return RANK[promptKind(more)] >= RANK[promptKind(some)];
      }),
    );
  });

  test('a remark has a kind, a tier remark another tier, and no remark nothing', () => {
    fc.assert(
      fc.property(
        facts,
        tiers,
        fc.array(credits, { maxLength: 3 }),
        fc.nat(5),
        (some, tier, seen, n) => {
          const prices = seen.map((one, index) => price(MODELS[index]?.model ?? '', one));
          const told = ask('', tier, {
            facts: some,
            prices,
            concept: { ...NEW, drafts: n },
          });
          expect(told.kind === null).toBe(told.say === null);
          if (told.kind === 'tier') expect(told.tier).not.toBe(tier);
          if (told.say === null) expect(told.alternative).toBeNull();
          expect(told.say ?? '').not.toMatch(/NaN|null|undefined/);
        },
      ),
    );
  });

  test('a dearer heavy tier is never recommended more', () => {
    fc.assert(
      fc.property(credits, fc.integer({ min: 1, max: 90_000 }), ratings, (heavy, more, rated) => {
        const at = (dear: number) =>
          ask('a teapot', 'light', {
            rated,
            prices: [price('pebble', 4000), price('granite', dear)],
          });
        if (at(heavy).tier !== 'heavy') expect(at(heavy + more).tier).not.toBe('heavy');
      }),
    );
  });

  test('more usable light drafts never speak for the heavy tier', () => {
    fc.assert(
      fc.property(credits, ratings, fc.nat(20), tiers, (heavy, rated, more, tier) => {
        const better = rated.map((one) =>
          one.tier === 'light'
            ? { ...one, reviewed: one.reviewed + more, usable: one.usable + more }
            : one,
        );
        const prices = [price('pebble', 4000), price('granite', heavy)];
        const models = MODELS.filter((one) => one.tier !== 'standard');
        const told = (some: typeof rated) => ask('a teapot', tier, { rated: some, prices, models });
        if (told(rated).tier !== 'heavy') expect(told(better).tier).not.toBe('heavy');
      }),
    );
  });

  test('an unknown price is no number anywhere', () => {
    fc.assert(
      fc.property(facts, tiers, ratings, fc.nat(9), (some, tier, rated, drafts) => {
        const concept = { ...NEW, drafts };
        const told = ask('', tier, { facts: some, rated, prices: [], quoted: null, concept });
        expect(`${told.say} ${told.because}`).not.toMatch(/\d cr/);
        for (const one of told.outlooks) expect(one.credits).toBeNull();
      }),
    );
  });

  test('muted kinds stay silent', () => {
    fc.assert(
      fc.property(facts, tiers, (some, tier) => {
        const muted = ['tier', 'reword', 'overlay'] as const;
        expect(ask('', tier, { facts: some, muted }).say).toBeNull();
      }),
    );
  });
});
