import fc from 'fast-check';
import type { Event, EventBody } from '../../shared/event.ts';
import type { GenerationRequest } from '../../shared/generation.ts';
import { dayAt } from '../../shared/reset-day.ts';

export const SITE = 'https://studio.example';
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

const story = fc.record({
  minutes: fc.integer({ min: 0, max: 60 * 24 * 20 }),
  model: fc.constantFrom('nano-banana', 'banana-ai-pro', null),
  count: fc.integer({ min: 1, max: 4 }),
  quoted: fc.constantFrom(4000, 12000, null),
  charge: fc.constantFrom(4000, 12000, null),
  outcome: fc.constantFrom('released', 'released', 'released', 'refused', 'cancelled'),
  end: fc.constantFrom('succeeded', 'succeeded', 'failed', 'rejected', null),
  refund: fc.boolean(),
  rating: fc.constantFrom('usable', 'rejected', null),
  reserve: fc.boolean(),
});

/** Plausible histories of up to 25 generations over three weeks, in order of observation. */
export const history: fc.Arbitrary<Event[]> = fc
  .array(story, { minLength: 1, maxLength: 25 })
  .map((stories) => {
    const recorder = new Recorder();
    const ordered = [...stories].sort((a, b) => a.minutes - b.minutes);
    ordered.forEach((told, index) => {
      tell(recorder, told, START + told.minutes * 60_000 + index, index);
    });
    return recorder.events;
  });

type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

function tell(recorder: Recorder, told: Story, at: number, index: number): void {
  const generation = idAt(at, 500_000 + index);
  const amount = (credits: number | null) =>
    ({ credits, provenance: credits === null ? 'unknown' : 'measured' }) as const;
  const tier = told.model === null ? null : told.model === 'nano-banana' ? 'light' : 'heavy';
  if (told.reserve && told.quoted !== null) {
    recorder.record(at, {
      type: 'reservation.taken',
      site: SITE,
      generation,
      credits: told.quoted,
      until: at + 900_000,
    });
  }
  recorder.record(at + 5, {
    type: 'generation.requested',
    site: SITE,
    generation,
    request: { ...REQUEST, model: told.model, tier, count: told.count },
    project: null,
    concept: null,
    quoted: amount(told.quoted),
    decision: { verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'companion' },
    waiver: null,
    outcome: told.outcome as 'released',
    holdMs: 4,
  });
  if (told.outcome !== 'released') return;
  if (told.end !== 'rejected') {
    const charged = amount(told.charge);
    recorder.record(at + 200, {
      type: 'generation.accepted',
      site: SITE,
      generation,
      task: `t${index}`,
      charged,
    });
  }
  if (told.end === null) return;
  const asset = idAt(at, 900_000 + index);
  recorder.record(at + 9000, {
    type: 'generation.finished',
    site: SITE,
    generation,
    outcome: told.end as 'succeeded',
    assets:
      told.end === 'succeeded'
        ? [
            {
              id: asset,
              position: 0,
              url: `${SITE}/${index}.png`,
              media: 'image',
              width: null,
              height: null,
            },
          ]
        : [],
    error: told.end === 'succeeded' ? null : { kind: 'failed', message: 'no' },
    charged: amount(null),
    latencyMs: told.end === 'succeeded' ? 9000 : null,
  });
  if (told.end === 'failed' && told.refund) {
    recorder.record(at + 9500, {
      type: 'generation.charged',
      site: SITE,
      generation,
      charged: amount(0),
      why: 'refund',
    });
  }
  if (told.end === 'succeeded' && told.rating !== null) {
    recorder.record(at + 60_000, {
      type: 'asset.rated',
      site: SITE,
      asset,
      rating: told.rating as 'usable',
    });
  }
  recorder.record(at + 61_000, {
    type: 'balance.observed',
    site: SITE,
    balance: 50_000 + index,
    daily: null,
  });
}

/** Later than everything that `history` tells. */
export const AFTER = START + 22 * 86_400_000;
