import * as z from 'zod/mini';
import { Brief } from './brief/brief.ts';
import { Amount, Credits } from './credit.ts';
import {
  Asset,
  Decision,
  GenerationError,
  GenerationRequest,
  PastRequest,
  Verdict,
} from './generation.ts';
import { Grants } from './grants/grant.ts';
import { Day, Id, Instant, Sha256, Site } from './id.ts';
import { Plan } from './plan.ts';

/** Version of the event format; another version is refused by name. */
export const EVENT_VERSION = 1;

/**
 * The day that a studio's daily credits belong to when the event was observed.
 * `assumed` means that the site did not say its zone, so the browser's own stands in.
 */
export const ResetDay = z.strictObject({
  zone: z.string().check(z.maxLength(64)),
  day: Day,
  source: z.enum(['site', 'assumed']),
});
export type ResetDay = z.infer<typeof ResetDay>;

const envelope = {
  v: z.literal(EVENT_VERSION),
  id: Id,
  /** The browser profile (or companion, or client) that observed it. */
  device: Id,
  /** Counts from 1 without gaps per device, so that a loss shows. */
  seq: z.int().check(z.gte(1)),
  at: Instant,
  site: Site,
  reset: ResetDay,
};

const generation = { generation: Id };

/** A recognised request was held and decided; `released` ones went to the studio. */
export const GenerationRequested = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('generation.requested'),
  request: GenerationRequest,
  project: z.nullable(z.string().check(z.maxLength(200))),
  concept: z.nullable(Id),
  quoted: Amount,
  decision: Decision,
  /** Reason given by the person who went on in spite of a rule. */
  waiver: z.nullable(z.string().check(z.maxLength(500))),
  outcome: z.enum(['released', 'refused', 'cancelled', 'aborted']),
  /** Milliseconds that we held the request, apart from the studio's latency. */
  holdMs: z.number().check(z.gte(0)),
  /**
   * How it was seen where its request was not held: `unheld` stands for one that was read and could
   * not be, `page` for one that nobody saw, and `request` is what the form said as it was pressed.
   */
  seen: z.optional(z.enum(['unheld', 'page'])),
});
export type GenerationRequested = z.infer<typeof GenerationRequested>;

/** The studio took the request; `charged` as its answer states. */
export const GenerationAccepted = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('generation.accepted'),
  task: z.nullable(z.string().check(z.maxLength(300))),
  charged: Amount,
});
export type GenerationAccepted = z.infer<typeof GenerationAccepted>;

/** The end of a generation. `rejected`: the studio never accepted it. */
export const GenerationFinished = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('generation.finished'),
  outcome: z.enum(['succeeded', 'failed', 'canceled', 'rejected']),
  assets: z.array(Asset).check(z.maxLength(100)),
  error: z.nullable(GenerationError),
  /** What this generation cost in the end; unknown leaves the accepted charge standing, unless it failed. */
  charged: Amount,
  /** Milliseconds from release to the first asset; null when the moment was not observed. */
  latencyMs: z.nullable(z.number().check(z.gte(0))),
});
export type GenerationFinished = z.infer<typeof GenerationFinished>;

/** The studio gave credits back (or took them after all) for a generation that had ended. */
export const GenerationCharged = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('generation.charged'),
  charged: Amount,
  why: z.enum(['refund', 'correction']),
});
export type GenerationCharged = z.infer<typeof GenerationCharged>;

/**
 * A past generation that nobody watched, as a list of the studio shows it. Its ids are those of
 * `import-id.ts`, so that whoever reads the list again says the same. It counts in no sum of credits
 * and in no latency; where the same task was recorded, the record alone stands.
 */
export const GenerationImported = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('generation.imported'),
  /** The studio's own id. */
  task: z.string().check(z.minLength(1), z.maxLength(300)),
  request: PastRequest,
  /** When the studio says that it was made; null: it does not say. */
  madeAt: z.nullable(Instant),
  /** Lists show what came back. */
  outcome: z.literal('succeeded'),
  /** As stated in the list. */
  charged: Amount,
  /** Those of one list; another may show more of them. */
  assets: z.array(Asset).check(z.minLength(1), z.maxLength(100)),
});
export type GenerationImported = z.infer<typeof GenerationImported>;

/** The balance as the studio stated it. */
export const BalanceObserved = z.strictObject({
  ...envelope,
  type: z.literal('balance.observed'),
  balance: Credits,
  /** The daily allowance where the studio states one. */
  daily: z.nullable(
    z.strictObject({ limit: Credits, used: z.nullable(Credits), resetsAt: z.nullable(Instant) }),
  ),
});
export type BalanceObserved = z.infer<typeof BalanceObserved>;

/** What a price depends on. A null field does not bear on it, or is not known. */
export const PriceKey = z.strictObject({
  model: z.nullable(z.string().check(z.maxLength(200))),
  kind: z.nullable(GenerationRequest.shape.kind),
  resolution: z.nullable(z.string().check(z.maxLength(40))),
  /** Absent in what was stored before it was kept, and where the studio has none. */
  quality: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
  count: z.nullable(z.int().check(z.gte(1))),
  durationS: z.nullable(z.number()),
});
export type PriceKey = z.infer<typeof PriceKey>;

/** A price that the studio's page showed for these settings. */
export const PriceObserved = z.strictObject({
  ...envelope,
  type: z.literal('price.observed'),
  key: PriceKey,
  credits: Credits,
});
export type PriceObserved = z.infer<typeof PriceObserved>;

/**
 * The person on a charge that differs from what was quoted: learn it as the price from now on, or it
 * was a one-off (`false`); null takes it back.
 */
export const PriceJudged = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('price.judged'),
  learn: z.nullable(z.boolean()),
});
export type PriceJudged = z.infer<typeof PriceJudged>;

/** A verdict of the person on one asset; null takes an earlier one back. */
export const AssetRated = z.strictObject({
  ...envelope,
  type: z.literal('asset.rated'),
  asset: Id,
  rating: z.nullable(z.enum(['usable', 'rejected'])),
});
export type AssetRated = z.infer<typeof AssetRated>;

/** What an asset looks like: its true size in pixels, and the address of its thumbnail. */
export const AssetPictured = z.strictObject({
  ...envelope,
  type: z.literal('asset.pictured'),
  asset: Id,
  width: z.nullable(z.int().check(z.gt(0))),
  height: z.nullable(z.int().check(z.gt(0))),
  /** SHA-256 of the thumbnail's bytes; null where none could be made. */
  thumbnail: z.nullable(Sha256),
});
export type AssetPictured = z.infer<typeof AssetPictured>;

/** Whether a promotion kept its draft's composition, as the person sees it; null takes it back. */
export const CompositionJudged = z.strictObject({
  ...envelope,
  type: z.literal('composition.judged'),
  /** The promoted asset. */
  asset: Id,
  kept: z.nullable(z.boolean()),
});
export type CompositionJudged = z.infer<typeof CompositionJudged>;

/** What the person pays a studio for; null takes it back. */
export const PlanStated = z.strictObject({
  ...envelope,
  type: z.literal('plan.stated'),
  plan: z.nullable(Plan),
});
export type PlanStated = z.infer<typeof PlanStated>;

/** The buckets that the person's balance is made of, all of them; none takes them back. */
export const GrantsStated = z.strictObject({
  ...envelope,
  type: z.literal('grants.stated'),
  grants: Grants,
});
export type GrantsStated = z.infer<typeof GrantsStated>;

/** What the person wants made at a studio, by when and for how much; null takes it back. */
export const BriefStated = z.strictObject({
  ...envelope,
  type: z.literal('brief.stated'),
  brief: z.nullable(Brief),
});
export type BriefStated = z.infer<typeof BriefStated>;

/**
 * The idea that a generation iterates, as the person says: one known before, or a new id. It
 * outweighs what its request said, and the latest counts.
 */
export const ConceptStated = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('concept.stated'),
  concept: Id,
});
export type ConceptStated = z.infer<typeof ConceptStated>;

/**
 * What the gate judged a request by, and how: enough to judge it again by other rules. `facts`:
 * variables by group as in `facts.ts`; what was unknown is absent. `rules`: their revision.
 */
export const GenerationJudged = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('generation.judged'),
  rules: z.int().check(z.gte(0)),
  verdict: Verdict,
  facts: z.record(
    z.string().check(z.maxLength(40)),
    z.record(
      z.string().check(z.maxLength(40)),
      z.union([z.number(), z.boolean(), z.string().check(z.maxLength(500))]),
    ),
  ),
});
export type GenerationJudged = z.infer<typeof GenerationJudged>;

/** Credits set aside at the gate until the charge is known or the lease ends. */
export const ReservationTaken = z.strictObject({
  ...envelope,
  ...generation,
  type: z.literal('reservation.taken'),
  credits: Credits,
  until: Instant,
  /** Whose cap it counts against as well; absent in those taken before projects had one. */
  project: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
});
export type ReservationTaken = z.infer<typeof ReservationTaken>;

/**
 * What the companion expected to be spent from `at` until then, kept so that it can be held against
 * what was. At most one for a site and each three hours of its day.
 */
export const ForecastMade = z.strictObject({
  ...envelope,
  type: z.literal('forecast.made'),
  until: Instant,
  /** The 10 %, 50 % and 90 % quantiles. */
  low: Credits,
  likely: Credits,
  high: Credits,
  /** The probability that `left` is used up by then. */
  runOut: z.nullable(z.number().check(z.gte(0), z.lte(1))),
  left: z.nullable(Credits),
  /** Names the model that made it, and changes with it. */
  model: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type ForecastMade = z.infer<typeof ForecastMade>;

/** Everything that ever happened is one of these; every number is a fold over them. */
export const Event = z.discriminatedUnion('type', [
  GenerationRequested,
  GenerationAccepted,
  GenerationFinished,
  GenerationCharged,
  GenerationImported,
  BalanceObserved,
  PriceObserved,
  PriceJudged,
  AssetRated,
  AssetPictured,
  CompositionJudged,
  PlanStated,
  GrantsStated,
  BriefStated,
  ConceptStated,
  GenerationJudged,
  ReservationTaken,
  ForecastMade,
]);
export type Event = z.infer<typeof Event>;

type WithoutEnvelope<E> = E extends Event
  ? Omit<E, 'v' | 'id' | 'device' | 'seq' | 'at' | 'reset'>
  : never;
/**
 * What an observer states; the envelope is added where the event is stored. Imports are put
 * together there as a whole, and forecasts are nobody's observation.
 */
export type EventBody = WithoutEnvelope<Exclude<Event, GenerationImported | ForecastMade>>;
