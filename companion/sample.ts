import { v7 as uuidv7 } from 'uuid';
import type { Event, EventBody } from '../shared/event.ts';
import type { GenerationRequest } from '../shared/generation.ts';
import type { Id, Instant } from '../shared/id.ts';
import type { GateRequest } from '../shared/protocol.ts';
import type { Rule } from '../shared/rule.ts';

/** Requests, events and rules as a browser would send them, for tests. Credits are thousandths. */
export const SITE = 'https://studio.example';
const RESET = { zone: 'Europe/Berlin', day: '2026-11-24', source: 'site' } as const;

export function sampleRequest(change: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    kind: 'text-to-image',
    media: 'image',
    prompt: 'a lighthouse at dusk',
    negativePrompt: null,
    model: 'nano-banana',
    tier: 'light',
    resolution: '1K',
    aspect: null,
    count: 1,
    seed: null,
    durationS: null,
    parents: [],
    promotedFrom: null,
    ...change,
  };
}

export function sampleGate(
  device: Id,
  at: Instant,
  change: Partial<GateRequest> = {},
): GateRequest {
  return {
    generation: uuidv7(),
    device,
    site: SITE,
    at,
    reset: RESET,
    request: sampleRequest(),
    quoted: { credits: 4000, provenance: 'measured' },
    concept: null,
    project: null,
    ...change,
  };
}

/** Completes an event; `seq` counts as the caller says. */
export function sampleEvent(device: Id, seq: number, at: Instant, body: EventBody): Event {
  return { v: 1, id: uuidv7({ msecs: at }), device, seq, at, reset: RESET, ...body } as Event;
}

export function sampleRequested(device: Id, seq: number, at: Instant, generation: Id): Event {
  return sampleEvent(device, seq, at, {
    type: 'generation.requested',
    site: SITE,
    generation,
    request: sampleRequest(),
    project: null,
    concept: null,
    quoted: { credits: 4000, provenance: 'measured' },
    decision: { verdict: 'allow', because: [], watched: [], silent: [], decidedBy: 'companion' },
    waiver: null,
    outcome: 'released',
    holdMs: 3,
  });
}

/** One image back for 4 credits after half a minute. */
export function sampleFinished(
  device: Id,
  seq: number,
  at: Instant,
  generation: Id,
  asset: Id,
): Event {
  return sampleEvent(device, seq, at, {
    type: 'generation.finished',
    site: SITE,
    generation,
    outcome: 'succeeded',
    assets: [
      {
        id: asset,
        position: 0,
        url: `${SITE}/${asset}.png`,
        media: 'image',
        width: null,
        height: null,
      },
    ],
    error: null,
    charged: { credits: 4000, provenance: 'measured' },
    latencyMs: 30_000,
  });
}

export function sampleRated(
  device: Id,
  seq: number,
  at: Instant,
  asset: Id,
  rating: 'usable' | 'rejected',
): Event {
  return sampleEvent(device, seq, at, { type: 'asset.rated', site: SITE, asset, rating });
}

/** A rule that speaks of every image. */
export function sampleRule(given: Partial<Rule>): Rule {
  return {
    id: 'test-rule',
    title: 'Test rule',
    when: 'request.media == "image"',
    verdict: 'confirm',
    message: 'Because the test says so.',
    mode: 'enforce',
    source: 'user',
    expiresAt: null,
    params: [],
    scope: { sites: [], projects: [] },
    watchedSince: null,
    ...given,
  };
}
