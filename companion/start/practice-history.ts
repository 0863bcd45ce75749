import { v7 } from 'uuid';
import type { Credits } from '../../shared/credit.ts';
import { EVENT_VERSION, type Event, type EventBody } from '../../shared/event.ts';
import type { Decision, GenerationRequest } from '../../shared/generation.ts';
import type { Grant } from '../../shared/grants/grant.ts';
import { momentOf } from '../../shared/grants/moment-of.ts';
import type { Id, Instant, Site } from '../../shared/id.ts';
import type { Plan } from '../../shared/plan.ts';
import { dayAt } from '../../shared/reset-day.ts';
import { seeded } from '../../shared/seeded.ts';
import type { Tier } from '../../shared/tier.ts';
import { type PastGeneration, pastGenerations, type StudioImage } from './past-generation.ts';

const DAY_MS = 86_400_000;
/** How often the person of the practice history rates an asset usable, by tier. */
const USABLE: Record<Tier, number> = { light: 0.16, standard: 0.3, heavy: 0.52 };
const KEPT = 0.7;
/** A third of the upscales that asked first was thought better of. */
const STOPPED = 0.34;
const REASONS = ['Client signed this one off', 'Edges cleaned by hand', 'Print deadline today'];
/** What the person says to pay, for five weeks of about a hundred credits a day. */
const PLAN: Plan = { paid: 2400, currency: 'EUR', credits: 3_000_000, discount: 20 };

type Random = () => number;

/**
 * The events that would have been recorded had Tierwise watched the practice studio's past: one
 * generation per task, its promotions, ratings and stops drawn from `seed`. The last days wait for
 * review. Only for practice.
 */
export function practiceHistory(
  images: readonly StudioImage[],
  studio: { site: Site; zone: string; daily: Credits; device: Id; seed: number },
): Event[] {
  const random = seeded(studio.seed);
  const mint = (msecs: Instant) =>
    v7({ msecs, random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)) });
  const past = pastGenerations(images, mint, random);
  const end = past.at(-1)?.at ?? 0;
  const drafts = new Set(past.flatMap(({ promotedFrom }) => promotedFrom?.id ?? []));
  const events: Event[] = [];
  const record = (at: Instant, body: Body) => {
    events.push({
      v: EVENT_VERSION,
      id: mint(at),
      device: studio.device,
      seq: events.length + 1,
      at,
      site: studio.site,
      reset: { zone: studio.zone, day: dayAt(at, studio.zone), source: 'site' },
      ...body,
    } as Event);
  };
  const [first] = past;
  if (first) record(first.at, { type: 'plan.stated', plan: PLAN });
  for (const one of past) {
    if (one.kind === 'upscale' && random() < STOPPED) {
      const stopped = { ...one, id: mint(one.at - 90_000), at: one.at - 90_000 };
      record(stopped.at, requested(stopped, random, 'cancelled'));
    }
    generate(one, random, record);
    const back = one.at + one.latencyMs + 60_000;
    for (const asset of one.assets) {
      const needed = drafts.has(asset.id);
      if (!needed && random() > reviewedShare(end - one.at)) continue;
      const usable = needed || random() < USABLE[one.tier ?? 'standard'];
      const rating = usable ? 'usable' : 'rejected';
      record(back, { type: 'asset.rated', asset: asset.id, rating });
      if (one.promotedFrom === null || random() < 0.2) continue;
      record(back, { type: 'composition.judged', asset: asset.id, kept: random() < KEPT });
    }
  }
  // Last, so that stating it draws nothing that the rest depends on.
  if (first) record(first.at, { type: 'grants.stated', grants: [allowance(first.at)] });
  return events;

  /** All that the practice studio gives; it does not stack. */
  function allowance(at: Instant): Grant {
    const credits = studio.daily;
    const since = momentOf(dayAt(at, studio.zone), studio.zone) ?? at;
    const always = { expiresAt: null, renews: 'daily', rollsOver: false } as const;
    return { id: mint(at), kind: 'daily', credits, left: credits, since, ...always, priority: 1 };
  }
}

type Body = EventBody extends infer B ? (B extends unknown ? Omit<B, 'site'> : never) : never;

/** The last four days wait for their review, and a part of the week before them. */
function reviewedShare(ageMs: number): number {
  if (ageMs < 4 * DAY_MS) return 0;
  return ageMs < 8 * DAY_MS ? 0.8 : 0.94;
}

function generate(
  one: PastGeneration,
  random: Random,
  record: (at: Instant, body: Body) => void,
): void {
  const generation = one.id;
  const charged = { credits: one.charge, provenance: 'measured' } as const;
  record(one.at, requested(one, random, 'released'));
  const accepted = { task: one.task, charged };
  record(one.at + 300, { type: 'generation.accepted', generation, ...accepted });
  record(one.at + one.latencyMs, {
    type: 'generation.finished',
    generation,
    outcome: 'succeeded',
    assets: one.assets,
    error: null,
    charged,
    latencyMs: one.latencyMs,
  });
}

function requested(one: PastGeneration, random: Random, outcome: 'released' | 'cancelled'): Body {
  const parents = [one.parent, one.promotedFrom].flatMap((asset) =>
    asset ? [{ asset: asset.id, url: asset.url }] : [],
  );
  const asks = one.kind === 'upscale';
  const request: GenerationRequest = {
    kind: one.kind,
    media: 'image',
    prompt: one.prompt || null,
    negativePrompt: null,
    model: one.model,
    tier: one.tier,
    resolution: one.resolution,
    aspect: one.aspect,
    count: one.assets.length,
    seed: null,
    durationS: null,
    parents,
    promotedFrom: one.promotedFrom?.id ?? null,
  };
  return {
    type: 'generation.requested',
    generation: one.id,
    request,
    project: null,
    concept: one.concept,
    quoted: { credits: one.charge, provenance: 'measured' },
    decision: asks ? upscaleAsked(one) : ALLOWED,
    waiver: asks && outcome === 'released' ? reason(random) : null,
    outcome,
    holdMs: (asks ? 4000 : 2) + Math.round(random() * (asks ? 9000 : 6)),
  };
}

function reason(random: Random): string {
  return REASONS[Math.floor(random() * REASONS.length)] ?? '';
}

const ALLOWED: Decision = {
  verdict: 'allow',
  because: [],
  watched: [],
  silent: [],
  decidedBy: 'companion',
};

/** As the rule that comes with Tierwise says it. */
function upscaleAsked({ charge, resolution }: PastGeneration): Decision {
  const text = `Upscaling sharpens defects too. Clean up first, or pay ${charge / 1000} credits for ${resolution} now.`;
  return { ...ALLOWED, verdict: 'confirm', because: [{ rule: 'paid-upscale', text }] };
}
