import fc from 'fast-check';
import type { Event, EventBody } from '../../shared/event.ts';
import type { GenerationRequest } from '../../shared/generation.ts';
import type { Grant } from '../../shared/grants/grant.ts';
import { dayAt } from '../../shared/reset-day.ts';

export const SITE = 'https://studio.example';
export const OTHER_SITE = 'https://other.example';
export const ZONE = 'Asia/Tokyo';
const START = Date.UTC(2026, 9, 5);

/** A UUIDv7 whose time is `at` and whose random part is `n`. */
export function idAt(at: number, n: number): string {
  const time = at.toString(16).padStart(12, '0');
  const low = n.toString(16).padStart(15, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${low.slice(0, 3)}-8${low.slice(3, 6)}-${low.slice(3)}`;
}

export const REQUEST: GenerationRequest = {
  kind: 'text-to-image',
  media: 'image',
  prompt: 'a red fox in the snow',
  negativePrompt: null,
  model: 'nano-banana',
  tier: 'light',
  resolution: '1K',
  aspect: '1:1',
  count: 1,
  seed: null,
  durationS: null,
  parents: [],
  promotedFrom: null,
};

/** Puts envelopes around bodies: ids, gapless sequence numbers, reset days. */
export class Recorder {
  readonly events: Event[] = [];
  #n = 0;
  readonly device: string;

  constructor(device = idAt(START, 1)) {
    this.device = device;
  }

  record(at: number, body: EventBody): Event {
    this.#n += 1;
    const event = {
      v: 1,
      id: idAt(at, 1000 + this.#n),
      device: this.device,
      seq: this.#n,
      at,
      reset: { zone: ZONE, day: dayAt(at, ZONE), source: 'site' },
      ...body,
    } as Event;
    this.events.push(event);
    return event;
  }
}

const MODELS = {
  'nano-banana': 'light',
  'flux-2-pro': 'standard',
  'banana-ai-pro': 'heavy',
  kling: 'heavy',
} as const;
const RULES = ['daily-cap', 'generation-cap', 'lettering'];

const story = fc.record({
  minutes: fc.integer({ min: 0, max: 60 * 24 * 20 }),
  site: fc.constantFrom(SITE, SITE, SITE, OTHER_SITE),
  model: fc.constantFrom(
    'nano-banana',
    'banana-ai-pro',
    'banana-ai-pro',
    'flux-2-pro',
    'kling',
    null,
  ),
  concept: fc.constantFrom(0, 1, 2, null),
  project: fc.constantFrom(null, null, 'teaser', 'shop'),
  count: fc.integer({ min: 1, max: 4 }),
  quoted: fc.constantFrom(4000, 12000, null),
  charge: fc.constantFrom(4000, 12001, 18_500, 0, null),
  outcome: fc.constantFrom(
    'released',
    'released',
    'released',
    'released',
    'refused',
    'cancelled',
    'aborted',
  ),
  rules: fc.subarray(RULES, { maxLength: 2 }),
  waiver: fc.constantFrom(null, null, 'the client wants it so'),
  end: fc.constantFrom('succeeded', 'succeeded', 'succeeded', 'failed', 'rejected', null),
  latency: fc.constantFrom(4000, 9000, 31_500, null),
  refund: fc.boolean(),
  /** Of its assets, in turn; later verdicts replace earlier ones. */
  ratings: fc.array(fc.constantFrom('usable', 'rejected', null), { maxLength: 8, size: 'max' }),
  /** Renders an earlier asset again: how far back it looks for one. */
  promotes: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }),
  judged: fc.array(fc.constantFrom(true, false, null), { maxLength: 2 }),
  plan: fc.constantFrom(
    undefined,
    undefined,
    null,
    { paid: 1900, currency: 'EUR', credits: 2_000_000, discount: null },
    { paid: 950, currency: 'EUR', credits: 2_000_000, discount: 50 },
  ),
  /** A brief stated before it; null takes it back. */
  brief: fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(null, 'heavy' as const, 'any' as const) },
  ),
  /** The ideas that the person says it iterates, one after another. */
  ideas: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
  reserve: fc.boolean(),
  /** Which of the buckets are stated before it; none takes them back. */
  grants: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.subarray([0, 1, 2, 3]) },
  ),
});

const DAY_MS = 86_400_000;
/** What the person may say that the balance is made of: daily, monthly, once, and later. */
const GRANTS: readonly Grant[] = [
  { kind: 'daily', credits: 10_000, renews: 'daily', since: START - 3 * DAY_MS, expiresAt: null },
  { kind: 'plan', credits: 60_000, renews: 'monthly', since: START - 22 * DAY_MS, expiresAt: null },
  { kind: 'free', credits: 9000, renews: 'none', since: START, expiresAt: START + 8 * DAY_MS },
  { kind: 'top-up', credits: 20_000, renews: 'none', since: START + 9 * DAY_MS, expiresAt: null },
].map((grant, i) => ({
  ...(grant as Pick<Grant, 'kind' | 'renews' | 'credits' | 'since' | 'expiresAt'>),
  id: idAt(START, 700 + i),
  left: grant.credits - 1000,
  rollsOver: i === 1,
  priority: 1,
}));

/** Plausible histories of up to 25 generations over three weeks, in order of observation. */
export const history: fc.Arbitrary<Event[]> = historyOf(25);

/** `bleak`: nothing is found usable; `rich`: one studio, and nearly everything comes back. */
type Mood = 'mixed' | 'bleak' | 'rich';

/** The same with up to `generations` within `days`. */
export function historyOf(generations: number, mood: Mood = 'mixed', days = 20) {
  return fc.array(story, { minLength: 1, maxLength: generations, size: 'max' }).map((stories) => {
    const recorder = new Recorder();
    const made: Made = [];
    const ordered = [...stories].sort((a, b) => a.minutes - b.minutes);
    ordered.forEach((one, index) => {
      const ratings = one.ratings.map((rating) => (mood === 'bleak' ? 'rejected' : rating));
      const rich = { site: SITE, outcome: 'released', end: 'succeeded', count: 4 } as const;
      const told: Story = { ...one, ratings, ...(mood === 'rich' && rich) };
      tell(
        recorder,
        told,
        START + Math.floor((told.minutes * days) / 20) * 60_000 + index,
        index,
        made,
      );
    });
    return recorder.events.sort((a, b) => a.at - b.at || a.seq - b.seq);
  });
}

type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;
/** What came back so far, by site. */
type Made = { site: string; asset: string }[];

function tell(recorder: Recorder, told: Story, at: number, index: number, made: Made): void {
  const { site } = told;
  const generation = idAt(at, 500_000 + index);
  const amount = (credits: number | null) =>
    ({ credits, provenance: credits === null ? 'unknown' : 'measured' }) as const;
  const draft =
    told.promotes === null
      ? undefined
      : made.filter((one) => one.site === site).at(-told.promotes)?.asset;
  if (told.reserve && told.quoted !== null) {
    recorder.record(at, {
      type: 'reservation.taken',
      site,
      generation,
      credits: told.quoted,
      until: at + 900_000,
      project: told.project,
    });
  }
  if (told.plan !== undefined)
    recorder.record(at + 1, { type: 'plan.stated', site, plan: told.plan });
  if (told.brief !== undefined) {
    const brief = told.brief && {
      ...{ stills: 1, clips: 2, clipSeconds: 5, destination: null, deadline: at + DAY_MS },
      ...{ credits: 400_000, finals: told.brief, project: told.project, since: at },
    };
    recorder.record(at + 3, { type: 'brief.stated', site, brief });
  }
  told.ideas.forEach((idea, i) => {
    const concept = idAt(START, 10 + idea);
    recorder.record(at + 4000 * i + 4, { type: 'concept.stated', site, generation, concept });
  });
  if (told.grants !== null) {
    const grants = told.grants.flatMap((i) => GRANTS[i] ?? []);
    recorder.record(at + 2, { type: 'grants.stated', site, grants });
  }
  recorder.record(at + 5, {
    type: 'generation.requested',
    site,
    generation,
    request: {
      ...REQUEST,
      model: told.model,
      tier: told.model === null ? null : MODELS[told.model as keyof typeof MODELS],
      media: told.model === 'kling' ? 'video' : 'image',
      count: told.count,
      promotedFrom: draft ?? null,
    },
    project: told.project,
    concept: told.concept === null ? null : idAt(START, 10 + told.concept),
    quoted: amount(told.quoted),
    decision: {
      verdict: told.rules.length === 0 ? 'allow' : 'confirm',
      because: told.rules.map((rule) => ({ rule, text: rule })),
      watched: [],
      silent: [],
      decidedBy: 'companion',
    },
    waiver: told.outcome === 'released' && told.rules.length > 0 ? told.waiver : null,
    outcome: told.outcome as 'released',
    holdMs: 4,
  });
  if (told.outcome !== 'released') return;
  if (told.end !== 'rejected') {
    const charged = amount(told.charge);
    recorder.record(at + 200, {
      type: 'generation.accepted',
      site,
      generation,
      task: `t${index}`,
      charged,
    });
  }
  if (told.end === null) return;
  const assets = Array.from(
    { length: told.end === 'succeeded' ? told.count : 0 },
    (_, position) => ({
      id: idAt(at, 900_000 + index * 10 + position),
      position,
      url: `${site}/${index}-${position}.png`,
      media: told.model === 'kling' ? ('video' as const) : ('image' as const),
      width: null,
      height: null,
    }),
  );
  made.push(...assets.map(({ id }) => ({ site, asset: id })));
  recorder.record(at + 9000, {
    type: 'generation.finished',
    site,
    generation,
    outcome: told.end as 'succeeded',
    assets,
    error: told.end === 'succeeded' ? null : { kind: 'failed', message: 'no' },
    charged: amount(null),
    latencyMs: told.end === 'succeeded' ? told.latency : null,
  });
  if (told.end === 'failed' && told.refund) {
    recorder.record(at + 9500, {
      type: 'generation.charged',
      site,
      generation,
      charged: amount(0),
      why: 'refund',
    });
  }
  told.ratings.forEach((rating, turn) => {
    const asset = assets[turn % assets.length]?.id;
    if (asset === undefined) return;
    recorder.record(at + 60_000 + turn, {
      type: 'asset.rated',
      site,
      asset,
      rating: rating as 'usable' | 'rejected' | null,
    });
  });
  const [promoted] = assets;
  if (draft !== undefined && promoted) {
    told.judged.forEach((kept, turn) => {
      recorder.record(at + 60_500 + turn, {
        type: 'composition.judged',
        site,
        asset: promoted.id,
        kept,
      });
    });
  }
  recorder.record(at + 61_000, {
    type: 'balance.observed',
    site,
    balance: 50_000 + index,
    daily: null,
  });
}

/** Later than everything that `history` tells. */
export const AFTER = START + 22 * 86_400_000;
