import { v7 as uuidv7 } from 'uuid';
import type { Event, EventBody } from '../shared/event.ts';
import type { GenerationRequest } from '../shared/generation.ts';
import type { Id, Instant } from '../shared/id.ts';
import type { GateRequest } from '../shared/protocol.ts';

/** Requests and events as a browser would send them, for tests. Credits are thousandths. */
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
