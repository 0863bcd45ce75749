import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import { DEFAULT_PACK, DEFAULT_RULES } from './default-pack.ts';
import type { Facts } from './facts.ts';

const AT = 1_790_000_000_000;
/** Everything known, nothing to object to. */
const QUIET: Facts = {
  request: {
    site: 'https://studio.example',
    kind: 'text-to-image',
    media: 'image',
    model: 'nano-banana',
    tier: 'light',
    promoted: false,
    parents: 0,
  },
  price: { credits: 4, upTo: 4 },
  balance: { credits: 500 },
  day: { spent: 0, reserved: 0, generations: 0 },
  week: { spent: 0, reserved: 0, generations: 0, heavyReviewed: 0 },
  budget: {},
  caps: {},
  concept: { generations: 0, light: 0, heavy: 0, reviewed: 0, usable: 0 },
  asset: {},
  destination: {},
  project: {},
  clock: { hour: 9, weekday: 1, minutesToReset: 900 },
  prompt: { spatial: 0, textBlocks: 0, textWords: 0, layout: 0, negations: 0, logo: false },
};
type Change = { [V in keyof Facts]?: Facts[V] };
const facts = (change: Change): Facts =>
  Object.fromEntries(
    Object.entries(QUIET).map(([name, group]) => [name, { ...group, ...change[name as 'price'] }]),
  ) as Facts;
const ENFORCED = {
  ...DEFAULT_RULES,
  rules: DEFAULT_PACK.map((rule) => ({ ...rule, mode: 'enforce' as const })),
};
const spoken = (change: Change) =>
  decide(facts(change), ENFORCED, AT, 'companion').because.map(({ rule }) => rule);

const heavy = { request: { tier: 'heavy' }, concept: { generations: 5 } };
const clip = { request: { media: 'video', kind: 'image-to-video', parents: 1 } };

test.each<[string, string[], Change]>([
  ['a light draft', [], {}],
  ['the day to the credit', [], { caps: { daily: 10 }, day: { spent: 2, reserved: 4 } }],
  ['above the day', ['daily-cap'], { caps: { daily: 10 }, day: { spent: 2.5, reserved: 4 } }],
  ['above the week', ['weekly-cap'], { caps: { weekly: 20 }, week: { spent: 17, reserved: 0 } }],
  [
    'above the project',
    ['project-cap'],
    { caps: { project: 20 }, project: { name: 'teaser', spent: 10, reserved: 7 } },
  ],
  ['a project cap without a project', [], { caps: { project: 1 } }],
  ['too dear at once', ['generation-cap'], { caps: { generation: 3 } }],
  [
    'of unknown price, by what its kind costs',
    ['generation-cap'],
    { caps: { generation: 3 }, price: { credits: undefined as never, upTo: 9 } },
  ],
  [
    'a draft out of the reserve',
    ['finals-reserve'],
    { caps: { finals: 60 }, balance: { credits: 63 } },
  ],
  ['a final out of the reserve', [], { ...heavy, caps: { finals: 60 }, balance: { credits: 63 } }],
  ['a paid upscale', ['paid-upscale'], { request: { kind: 'upscale', resolution: '2K' } }],
  ['a free one', [], { request: { kind: 'upscale' }, price: { credits: 0, upTo: 0 } }],
  ['a cleaned one', [], { request: { kind: 'upscale' }, asset: { cleanedUp: true } }],
  ['heavy at once', ['explore-light'], { request: { tier: 'heavy' } }],
  ['heavy after drafts', [], heavy],
  ['a promotion at once', [], { request: { tier: 'heavy', promoted: true } }],
  ['half the balance', ['keep-reserve'], { balance: { credits: 7 } }],
  ['a clip from a draft', ['video-from-draft'], { ...clip, asset: { tier: 'light' } }],
  ['from a final', [], { ...clip, asset: { tier: 'heavy' } }],
  ['from a checked draft', [], { ...clip, asset: { tier: 'light', seedScore: 0.8 } }],
  ['from words alone', [], { request: { media: 'video', kind: 'text-to-video' } }],
  [
    'heavy with nine of ten credits discarded',
    ['back-to-drafts'],
    { ...heavy, week: { heavyReviewed: 10, heavyDiscarded: 0.9 } },
  ],
  [
    'of nine reviewed nothing follows',
    [],
    { ...heavy, week: { heavyReviewed: 9, heavyDiscarded: 1 } },
  ],
  ['lettering', ['lettering-overlay'], { prompt: { textBlocks: 1 } }],
  ['a logo', ['lettering-overlay'], { prompt: { logo: true } }],
  [
    'one model all week',
    ['one-model'],
    { week: { generations: 20, topModel: 'nano-banana', topModelShare: 0.95 } },
  ],
])('%s: %j', (_, rules, change) => {
  expect(spoken(change)).toEqual(rules);
});

test('limits and the paid upscale hold, everything else only watches', () => {
  const modes = Object.fromEntries(DEFAULT_PACK.map(({ id, mode }) => [id, mode]));
  const enforced = Object.keys(modes).filter((id) => modes[id] === 'enforce');
  expect(enforced).toEqual([
    'daily-cap',
    'weekly-cap',
    'project-cap',
    'generation-cap',
    'finals-reserve',
    'paid-upscale',
  ]);
});

test('shares are told in percent', () => {
  const change = { ...heavy, week: { heavyReviewed: 12, heavyDiscarded: 0.925 } };
  expect(decide(facts(change), ENFORCED, AT, 'companion').because[0]?.text).toBe(
    '93 % of the heavy credits that you reviewed this week were discarded (12 assets). Prototype in a lighter tier first.',
  );
});
