import type { Credits, Provenance } from './credit.ts';
import type { GenerationKind, Verdict } from './generation.ts';
import type { Day, Id, Instant, Site } from './id.ts';
import type { Tier } from './tier.ts';
import type { PromptKind } from './usable/prompt-kind.ts';

/**
 * What the ledger remembers of one generation. Each kind of event owns its own fields, and of two
 * events for the same fields the one with the smaller stamp wins, so that the result does not
 * depend on the order of arrival. Null: not observed, or not known.
 */
export type GenerationRecord = {
  id: Id;
  site: Site;
  at: Instant | null;
  day: Day | null;
  zone: string | null;
  kind: GenerationKind | null;
  media: 'image' | 'video' | null;
  model: string | null;
  tier: Tier | null;
  resolution: string | null;
  quality: string | null;
  /** Of the prompt, which itself is not kept. */
  promptKind: PromptKind | null;
  count: number | null;
  durationS: number | null;
  project: string | null;
  concept: Id | null;
  promotedFrom: Id | null;
  parents: Id[];
  quoted: Credits | null;
  /** Where the quote was from; null in what was kept before it was. */
  quotedBy: Provenance | null;
  verdict: Verdict | null;
  rules: string[];
  waiver: string | null;
  /** Standing waivers that kept a rule from asking. */
  waivedBy: Id[];
  outcome: 'released' | 'refused' | 'cancelled' | 'aborted' | null;
  decidedBy: 'companion' | 'extension' | 'nobody' | null;
  holdMs: number | null;
  task: string | null;
  acceptedCharge: Credits | null;
  end: 'succeeded' | 'failed' | 'canceled' | 'rejected' | null;
  endCharge: Credits | null;
  /** The charge at the end is only the price that the page showed. */
  endEstimated: boolean;
  correctedCharge: Credits | null;
  /** When the end was observed. */
  endedAt: Instant | null;
  latencyMs: number | null;
  assets: Id[];
  /** Of the assets' addresses, see `markOf`; they tell an import of the same. */
  marks: number[];
  reserved: Credits | null;
  reservedUntil: Instant | null;
  /** The project that it was reserved for. */
  reservedFor: string | null;
  /** Stamps of the requested, accepted, finished and charged events that won; 0 for none. */
  stamps: [number, number, number, number];
};

/** Before anything but its name is known. */
export function blankRecord(id: Id, site: Site): GenerationRecord {
  return {
    id,
    site,
    at: null,
    day: null,
    zone: null,
    kind: null,
    media: null,
    model: null,
    tier: null,
    resolution: null,
    quality: null,
    promptKind: null,
    count: null,
    durationS: null,
    project: null,
    concept: null,
    promotedFrom: null,
    parents: [],
    quoted: null,
    quotedBy: null,
    verdict: null,
    rules: [],
    waiver: null,
    waivedBy: [],
    outcome: null,
    decidedBy: null,
    holdMs: null,
    task: null,
    acceptedCharge: null,
    end: null,
    endCharge: null,
    endEstimated: false,
    correctedCharge: null,
    endedAt: null,
    latencyMs: null,
    assets: [],
    marks: [],
    reserved: null,
    reservedUntil: null,
    reservedFor: null,
    stamps: [0, 0, 0, 0],
  };
}
