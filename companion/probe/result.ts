import * as z from 'zod';
import { Event } from '../../shared/event.ts';
import { ANCHORS } from '../../shared/site/parts.ts';
import { Locator } from '../../shared/site/profile.ts';

const Rect = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const Confidence = z.number().min(0).max(1);

const ProbedAnchor = z.object({
  locator: z.nullable(Locator),
  confidence: Confidence,
  evidence: z.array(z.string()),
  text: z.nullable(z.string()),
  rect: Rect,
  from: z.enum(['taught', 'profile', 'recognised']),
});

const ProbedRequest = z.object({
  rule: z.string(),
  as: z.enum(['submit', 'status', 'balance', 'history', 'models']),
  method: z.string(),
  origin: z.string(),
  path: z.string(),
  confidence: Confidence,
  evidence: z.array(z.string()),
});

/** What `npm run probe` prints with `--json`, however it ends. */
export const ProbeResult = z.object({
  understood: z.boolean(),
  /** Why the page is not understood, for people; null where it is, or where the probe failed. */
  paused: z.nullable(z.string()),
  anchors: z.partialRecord(z.enum(ANCHORS), ProbedAnchor),
  requests: z.array(ProbedRequest),
  /** Everything that was recorded, oldest first. */
  events: z.array(Event),
  url: z.string(),
  state: z.nullable(z.enum(['understood', 'paused', 'none'])),
  profile: z.nullable(z.object({ id: z.string(), version: z.int(), source: z.string() })),
  /** How the press of Generate ended; null where none was asked for, or none was seen. */
  outcome: z.nullable(z.string()),
  /** What else there is to know, for people. */
  notes: z.array(z.string()),
  /** With --routes: what the page asked for and did not get, by address without the query. */
  unanswered: z.array(z.object({ method: z.string(), url: z.string(), why: z.string() })),
  /** Why the probe itself failed. */
  error: z.optional(z.string()),
});
export type ProbeResult = z.infer<typeof ProbeResult>;

export function emptyResult(url: string): ProbeResult {
  return {
    understood: false,
    paused: null,
    anchors: {},
    requests: [],
    events: [],
    url,
    state: null,
    profile: null,
    outcome: null,
    notes: [],
    unanswered: [],
  };
}

const UNDERSTOOD = 0;
const FAILED = 1;
const PAUSED = 3;

export function exitCodeOf({ error, understood }: ProbeResult): number {
  if (error !== undefined) return FAILED;
  return understood ? UNDERSTOOD : PAUSED;
}
