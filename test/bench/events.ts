import type { Credits } from '../../shared/credit.ts';
import type { Event } from '../../shared/event.ts';
import type { Id, Instant } from '../../shared/id.ts';

const SITE = 'https://studio.example';
const START = Date.UTC(2023, 0, 1);
const YEARS_3 = 3 * 365 * 24 * 3_600_000;
const DEVICES = 3;
const MODELS = [
  { model: 'gemini-2.5-flash-image', tier: 'light', price: 4000, latencyMs: 8000 },
  { model: 'flux-2-pro', tier: 'standard', price: 8000, latencyMs: 21_000 },
  { model: 'nano-banana-pro', tier: 'heavy', price: 16_000, latencyMs: 48_000 },
] as const;
const SUBJECTS = ['a red fox', 'two glasses of cold brew', 'a paper crane', 'the night market'];
const SCENES = ['on a hill at dawn', 'beside a window in the rain', 'under a tiled arch'];
const LOOKS = ['long lens, soft light', 'flat lay, hard shadow', 'wide, product in the left third'];

/**
 * `count` events as three browsers would observe them over three years, the same for the same
 * arguments: per generation a request, its acceptance, its end, now and then a balance or a rating.
 */
export function* madeUpEvents(count: number, seed = 1): Generator<Event> {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const seqs = new Array<number>(DEVICES).fill(0);
  const perGeneration = 3.7;
  const step = YEARS_3 / (count / perGeneration);
  let made = 0;
  let concept = idAt(START, random);
  let balance: Credits = 500_000_000;

  function envelope(device: number, at: Instant) {
    seqs[device]! += 1;
    return {
      v: 1 as const,
      id: idAt(at, random),
      device: `018550a0-0000-7000-8000-00000000000${device}`,
      seq: seqs[device]!,
      at,
      site: SITE,
      reset: { zone: 'Europe/Berlin', day: dayOf(at), source: 'site' as const },
    };
  }

  for (let g = 0; made < count; g++) {
    const at = Math.floor(START + g * step + random() * step);
    const device = Math.floor(random() * DEVICES);
    const generation = idAt(at, random);
    if (random() < 0.2) concept = generation;
    const model = random() < 0.8 ? MODELS[0] : pick(MODELS);
    const latencyMs = Math.round(model.latencyMs * (0.6 + random()));
    const failed = random() < 0.05;
    const assets = failed
      ? []
      : Array.from({ length: 2 }, (_, position) => {
          const id = idAt(at + latencyMs, random);
          const url = `${SITE}/cdn/${id}.png`;
          return { id, position, url, media: 'image' as const, width: 1024, height: 1024 };
        });
    const charged = { credits: model.price, provenance: 'measured' as const };
    balance -= failed ? 0 : model.price;
    const events: Event[] = [
      {
        ...envelope(device, at),
        generation,
        type: 'generation.requested',
        request: {
          kind: 'text-to-image',
          media: 'image',
          prompt: `${pick(SUBJECTS)} ${pick(SCENES)}, ${pick(LOOKS)}, take ${g}`,
          negativePrompt: null,
          model: model.model,
          tier: model.tier,
          resolution: '1K',
          aspect: pick(['1:1', '9:16', '16:9']),
          count: 2,
          seed: null,
          durationS: null,
          parents: [],
          promotedFrom: null,
        },
        project: pick(['spring teaser', 'cold brew', null]),
        concept,
        quoted: { credits: model.price, provenance: 'learned' },
        decision: {
          verdict: 'allow',
          because: [],
          watched: [],
          silent: [],
          decidedBy: 'companion',
        },
        waiver: null,
        outcome: 'released',
        holdMs: Math.round(random() * 80) / 10,
      },
      {
        ...envelope(device, at + 300),
        generation,
        type: 'generation.accepted',
        task: `task-${g.toString(36)}`,
        charged,
      },
      {
        ...envelope(device, at + latencyMs),
        generation,
        type: 'generation.finished',
        outcome: failed ? 'failed' : 'succeeded',
        assets,
        error: failed ? { kind: 'failed', message: 'The model did not answer' } : null,
        charged: failed ? { credits: 0, provenance: 'measured' } : charged,
        latencyMs,
      },
    ];
    if (random() < 0.4) {
      events.push({
        ...envelope(device, at + latencyMs + 200),
        type: 'balance.observed',
        balance: Math.max(0, balance),
        daily: { limit: 200_000, used: null, resetsAt: null },
      });
    }
    for (const { id } of assets) {
      if (random() > 0.15) continue;
      events.push({
        ...envelope(device, at + latencyMs + 60_000),
        type: 'asset.rated',
        asset: id,
        rating: random() < 0.3 ? 'usable' : 'rejected',
      });
    }
    for (const event of events) {
      if (made === count) return;
      made += 1;
      yield event;
    }
  }
}

function idAt(at: Instant, random: () => number): Id {
  const time = at.toString(16).padStart(12, '0');
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
}

let lastDay: [number, string] = [0, ''];
function dayOf(at: Instant): string {
  const day = Math.floor(at / 86_400_000);
  if (lastDay[0] !== day) lastDay = [day, new Date(at).toISOString().slice(0, 10)];
  return lastDay[1];
}

/** mulberry32: 32 bits of state, the same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
