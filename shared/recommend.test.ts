import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNKNOWN_AMOUNT } from './credit.ts';
import type { KnownPrice } from './price.ts';
import { type PromptFacts, promptFacts } from './prompt/facts.ts';
import { detourPays, type RecommendInput, recommend } from './recommend.ts';
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
    concept: { generations: 0, heavy: false },
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
      concept: { generations: 1, heavy: false },
    });
    expect(say).toBe('Still exploring (draft 2): Light (1K) saves ~14 cr, ~34 s');
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
    const later = ask(prompt, 'light', { concept: { generations: 4, heavy: false } });
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
    expect(ask('a teapot', 'heavy', { concept: { generations: 3, heavy: false } }).say).toBeNull();
    expect(ask('a teapot', 'heavy', { concept: { generations: 1, heavy: true } }).say).toBeNull();
    const usable = { generations: 1, heavy: false, usable: true };
    expect(ask('a teapot', 'heavy', { concept: usable }).say).toBeNull();
    expect(ask('a teapot', 'heavy', { concept: { ...usable, usable: false } }).say).toContain(
      'Light',
    );
    expect(ask('a teapot', null).say).toBeNull();
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
            concept: { generations: n, heavy: false },
          });
          expect(told.kind === null).toBe(told.say === null);
          if (told.kind === 'tier') expect(told.tier).not.toBe(tier);
          if (told.say === null) expect(told.alternative).toBeNull();
          expect(told.say ?? '').not.toMatch(/NaN|null|undefined/);
        },
      ),
    );
  });

  test('savings are claimed exactly where light drafts and a heavy final are cheaper', () => {
    fc.assert(
      fc.property(credits, credits, (light, heavy) => {
        const { say } = ask('a teapot', 'heavy', {
          prices: [price('pebble', light)],
          quoted: heavy,
        });
        expect(say !== null).toBe(3 * light + heavy < 3 * heavy);
        expect(detourPays(light, heavy)).toBe(say !== null);
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
