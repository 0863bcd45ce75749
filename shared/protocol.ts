import * as z from 'zod/mini';
import { AssetCard } from './asset-card.ts';
import { Amount } from './credit.ts';
import { Destination } from './destination.ts';
import { Event, ResetDay } from './event.ts';
import { Decision, GenerationRequest } from './generation.ts';
import { Id, Instant, Sha256, Site } from './id.ts';
import { RuleSet } from './rule.ts';
import { Snapshot } from './snapshot.ts';

/** The loopback ports that a companion takes, first free one first. */
export const COMPANION_PORTS = [7801, 7802, 7803, 7804, 7805] as const;

const Hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));

// Requests are strict. Replies are not: the companion may be newer than the extension that reads them.

/** `GET /v1/hello?nonce=&key=`: the companion proves that it holds the key before it is told anything. */
export const HelloReply = z.object({
  name: z.literal('tierwise'),
  version: z.string(),
  instance: Id,
  /** HMAC-SHA-256 of `hello|<nonce>|<port>|<instance>` with the paired key, in hex. */
  proof: Hex(32),
});
export type HelloReply = z.infer<typeof HelloReply>;

/** `POST /v1/pair`: exchanges the one-time code of the pairing page for a key. */
export const PairRequest = z.strictObject({
  code: z.string().check(z.minLength(16), z.maxLength(64)),
  /** Shown in the list of pairings: "Chromium on this computer". */
  label: z.string().check(z.minLength(1), z.maxLength(120)),
  device: Id,
});
export type PairRequest = z.infer<typeof PairRequest>;

export const PairReply = z.object({
  /** Names the key in requests; not secret. */
  key: Id,
  /** 256 bits. It travels this once. */
  secret: Hex(32),
  instance: Id,
  /** Six digits that the terminal shows too: HMAC-SHA-256(secret, "sas"), first four bytes modulo 10^6. */
  check: z.string().check(z.regex(/^\d{6}$/)),
});
export type PairReply = z.infer<typeof PairReply>;

/** `POST /v1/gate`: may this request go to the studio? */
export const GateRequest = z.strictObject({
  generation: Id,
  device: Id,
  site: Site,
  at: Instant,
  reset: ResetDay,
  request: GenerationRequest,
  quoted: Amount,
  concept: z.nullable(Id),
  project: z.nullable(z.string().check(z.maxLength(200))),
  /** Only asks: nothing is reserved, nothing is remembered. */
  dryRun: z.optional(z.boolean()),
  /** What the image is for; null: nothing was chosen, absent: not said. */
  destination: z.optional(z.nullable(Destination)),
});
export type GateRequest = z.infer<typeof GateRequest>;

export const GateReply = z.object({
  decision: Decision,
  /** Credits set aside for it until then; null where nothing was: price unknown, may not go, dry run. */
  reservation: z.nullable(z.object({ credits: z.int(), until: Instant })),
});
export type GateReply = z.infer<typeof GateReply>;

/** `POST /v1/events`: each event is accepted once, however often it is sent. */
export const EventsRequest = z.strictObject({ events: z.array(Event).check(z.maxLength(500)) });
export type EventsRequest = z.infer<typeof EventsRequest>;

export const Receipt = z.object({
  id: Id,
  /** `conflict`: another event was stored under this id before and stays. */
  status: z.enum(['accepted', 'duplicate', 'conflict']),
});
export type Receipt = z.infer<typeof Receipt>;

/** The receipts and a snapshot that folds all of them, so that none is counted twice or missed. */
export const EventsReply = z.object({ receipts: z.array(Receipt), snapshot: Snapshot });
export type EventsReply = z.infer<typeof EventsReply>;

/** An asset's card, and when the verdicts on it were given: null where there is none. */
export const ListedAsset = z.object({
  ...AssetCard.shape,
  ratedAt: z.nullable(Instant),
  judgedAt: z.nullable(Instant),
});
export type ListedAsset = z.infer<typeof ListedAsset>;

/** `GET /v1/assets`: newest first; `more`: the range holds older ones than these. */
export const AssetsReply = z.object({ assets: z.array(ListedAsset), more: z.boolean() });
export type AssetsReply = z.infer<typeof AssetsReply>;

/** `PUT /v1/thumbnails/<sha256>`: it is kept; `bytes`: how many. */
export const ThumbnailReply = z.object({ sha256: Sha256, bytes: z.int() });
export type ThumbnailReply = z.infer<typeof ThumbnailReply>;

/** `GET /v1/rules` and the body of `PUT /v1/rules`, whose revision must be the current one. */
export const RulesDocument = RuleSet;

/** Every refusal: a stable code for programs, a sentence for people, and where it was wrong. */
export const ErrorReply = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** Path into the body, e.g. `events.3.request.kind`. */
    path: z.optional(z.string()),
  }),
});
export type ErrorReply = z.infer<typeof ErrorReply>;
