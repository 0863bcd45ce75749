import { v7 } from 'uuid';
import { type ConceptMember, conceptOf } from '../../shared/concept.ts';
import { toCredits } from '../../shared/credit.ts';
import { EVENT_VERSION, type Event, type EventBody } from '../../shared/event.ts';
import type { Decision, GenerationKind } from '../../shared/generation.ts';
import { dayAt } from '../../shared/reset-day.ts';
import { type Tier, tierFromName } from '../../shared/tier.ts';

/** One image as the practice studio lists it under `GET /api/user/images`. */
export type StudioImage = {
  taskId: string;
  imageUrl: string;
  prompt: string;
  model: string;
  scene: string;
  costCredits: number;
  createdAt: string;
};

/** How often the person of the practice history rates an asset usable, by tier. */
const USABLE: Record<Tier, number> = { light: 0.16, standard: 0.3, heavy: 0.52 };
const LATENCY_S: Record<Tier, number> = { light: 8, standard: 18, heavy: 34 };
const REVIEWED = 0.8;
const ALLOWED: Decision = {
  verdict: 'allow',
  because: [],
  watched: [],
  silent: [],
  decidedBy: 'companion',
};

/**
 * The events that would have been recorded had Tierwise watched the practice studio's past: one
 * generation per task, with ratings and latencies drawn from `seed`. Only for practice.
 */
export function practiceHistory(
  images: readonly StudioImage[],
  studio: { site: string; zone: string; device: string; seed: number },
): Event[] {
  const random = seeded(studio.seed);
  const events: Event[] = [];
  const recent: ConceptMember[] = [];
  const record = (at: number, body: EventBody) => {
    const rng = () => Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
    events.push({
      v: EVENT_VERSION,
      id: v7({ msecs: at, random: rng() }),
      device: studio.device,
      seq: events.length + 1,
      at,
      reset: { zone: studio.zone, day: dayAt(at, studio.zone), source: 'site' },
      ...body,
    } as Event);
  };
  const id = (at: number) =>
    v7({ msecs: at, random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)) });

  for (const [task, group] of byTask(images)) {
    const [first] = group;
    if (!first) continue;
    const at = Date.parse(first.createdAt);
    const tier = tierFromName(first.model);
    const generation = id(at);
    const concept =
      conceptOf({ prompt: first.prompt, parents: [] }, at, recent.slice(-40)) ?? id(at);
    const charged = { credits: toCredits(first.costCredits), provenance: 'measured' } as const;
    const latencyMs = Math.round(LATENCY_S[tier ?? 'standard'] * 1000 * (0.6 + 0.9 * random()));
    const assets = group.map(({ imageUrl }, position) => ({
      id: id(at + latencyMs),
      position,
      url: imageUrl,
      media: 'image' as const,
      width: null,
      height: null,
    }));
    recent.push({ concept, prompt: first.prompt, at, assets: assets.map((asset) => asset.id) });
    record(at, {
      type: 'generation.requested',
      site: studio.site,
      generation,
      request: {
        kind: first.scene as GenerationKind,
        media: 'image',
        prompt: first.prompt,
        negativePrompt: null,
        model: first.model,
        tier,
        resolution: null,
        aspect: null,
        count: group.length,
        seed: null,
        durationS: null,
        parents: [],
        promotedFrom: null,
      },
      project: null,
      concept,
      quoted: charged,
      decision: ALLOWED,
      waiver: null,
      outcome: 'released',
      holdMs: 2 + Math.round(random() * 6),
    });
    record(at + 300, {
      type: 'generation.accepted',
      site: studio.site,
      generation,
      task,
      charged,
    });
    record(at + latencyMs, {
      type: 'generation.finished',
      site: studio.site,
      generation,
      outcome: 'succeeded',
      assets,
      error: null,
      charged,
      latencyMs,
    });
    for (const asset of assets) {
      if (random() > REVIEWED) continue;
      const rating = random() < USABLE[tier ?? 'standard'] ? 'usable' : 'rejected';
      record(at + latencyMs + 60_000, {
        type: 'asset.rated',
        site: studio.site,
        asset: asset.id,
        rating,
      });
    }
  }
  return events;
}

/** Tasks oldest first, each with its images in order. */
function byTask(images: readonly StudioImage[]): [string, StudioImage[]][] {
  const tasks = new Map<string, StudioImage[]>();
  for (const image of images) {
    const group = tasks.get(image.taskId) ?? [];
    group.push(image);
    tasks.set(image.taskId, group);
  }
  return [...tasks].sort(([, [a]], [, [b]]) =>
    (a?.createdAt ?? '') < (b?.createdAt ?? '') ? -1 : 1,
  );
}

/** mulberry32: a small generator whose draws depend on the seed alone. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
