import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import { Day, Id, Site } from '../id.ts';
import { Plan } from '../plan.ts';
import { Range, Way } from '../replay/replay-result.ts';
import { Tier } from '../tier.ts';
import { Line } from './line.ts';
import { Ratio } from './ratio.ts';

/** Below so many reviewed assets there are counts and no percentages. */
export const MIN_REVIEWED = 10;

/** Known charges by what became of the assets that they fell on; the parts sum to `total`. */
export const CreditSplit = z.object({
  total: Credits,
  usable: Credits,
  rejected: Credits,
  unreviewed: Credits,
  /** Charged, and nothing came back (yet). */
  none: Credits,
});
export type CreditSplit = z.infer<typeof CreditSplit>;

/** Credits (thousandths, not rounded) for one usable asset, failed and rejected ones included. */
export const Cost = z.object({
  value: z.nullable(z.number()),
  /** 95 %, see `ratioInterval`; null where too few generations were charged. */
  interval: z.nullable(z.object({ low: z.number(), high: z.nullable(z.number()) })),
  /** Of the generations whose charge is known. */
  usable: z.int(),
  generations: z.int(),
  /** Why there is no value: under ten reviewed, none usable, or no charge known. */
  why: z.nullable(z.enum(['few-reviewed', 'none-usable', 'unknown-charges'])),
});
export type Cost = z.infer<typeof Cost>;

/** What one tier brought and took. `tier` null: models of which no tier is known. */
export const TierWeek = z.object({
  tier: z.nullable(Tier),
  generations: z.int(),
  assets: z.int(),
  reviewed: z.int(),
  usable: z.int(),
  credits: CreditSplit,
  unknownCharges: z.int(),
  cost: Cost,
});
export type TierWeek = z.infer<typeof TierWeek>;

/** What of the heavy credits was discarded; an unreviewed share never counts. */
export const HeavyDiscarded = z.object({
  rejected: Credits,
  /** Credits of all reviewed heavy assets, the rejected ones included. */
  ofReviewed: Credits,
  reviewed: z.int(),
  unreviewed: z.int(),
  /** At least 90 % of the credits of at least ten reviewed heavy assets. */
  alarm: z.boolean(),
});
export type HeavyDiscarded = z.infer<typeof HeavyDiscarded>;

/**
 * Images against the same number of usable ones made in the heavy tier alone, at this person's own
 * heavy rate and price of the eight weeks up to this one. Credits in thousandths, negative where
 * all-heavy would have been cheaper.
 */
export const Saved = z.object({
  /** `likely` and `high` null: not one heavy image was usable, so no limit can be told. */
  range: z.nullable(
    z.object({
      low: z.number(),
      likely: z.nullable(z.number()),
      high: z.nullable(z.number()),
    }),
  ),
  why: z.nullable(z.enum(['few-heavy', 'no-heavy-price', 'none-usable'])),
  /** Usable images of the week and all credits spent on images, of the known charges. */
  usable: z.int(),
  spent: Credits,
  /** Of the reviewed heavy images. */
  heavyRate: Ratio,
  /** Credits for one heavy image. */
  heavyPrice: z.nullable(z.number()),
});
export type Saved = z.infer<typeof Saved>;

/** One idea that was begun in the week, and when it first gave something usable. */
export const ConceptWeek = z.object({
  concept: Id,
  prompt: z.nullable(z.string()),
  /** Generations of the week. */
  tried: z.int(),
  /** How many it took, that one included; null while none gave anything usable. */
  generations: z.nullable(z.int()),
  /** From the first request to that generation's answer; null where its latency is unknown. */
  minutes: z.nullable(z.number()),
  asset: z.nullable(Id),
  unreviewed: z.int(),
});
export type ConceptWeek = z.infer<typeof ConceptWeek>;

const Median = z.nullable(z.object({ median: z.number(), n: z.int() }));

export const FirstUsable = z.object({
  concepts: z.array(ConceptWeek),
  minutes: Median,
  generations: Median,
  /** Concepts without a usable asset yet. */
  none: z.int(),
});
export type FirstUsable = z.infer<typeof FirstUsable>;

/** Milliseconds from release to first asset. */
export const ModelLatency = z.object({
  model: z.nullable(z.string()),
  p50: z.number(),
  p90: z.number(),
  n: z.int(),
});
export type ModelLatency = z.infer<typeof ModelLatency>;

/** Generations that did not go to the studio: refused outright, or given up at the question. */
export const RuleStops = z.object({
  /** Null: the person stopped it, no rule had spoken. */
  rule: z.nullable(z.string()),
  refused: z.int(),
  cancelled: z.int(),
});
export type RuleStops = z.infer<typeof RuleStops>;

/** What rules kept from being spent: the quoted prices of what they stopped. Credits in thousandths. */
export const NotSpent = z.object({
  /** At least of what was not asked for again in the week, at most of all. */
  credits: Range,
  /** Stopped, and nobody knows what it would have cost; in neither bound. */
  unknownPrices: z.int(),
});
export type NotSpent = z.infer<typeof NotSpent>;

/** What the rules that watch would have held of the week, had they held it. Credits in thousandths. */
export const WatchWeek = z.object({
  /** Judged again, `recomputed` of them by what the history tells, as the gate kept nothing. */
  requests: z.int(),
  recomputed: z.int(),
  /** Generations that went and would not have. */
  held: Range,
  /** Not spent then, of the known charges. */
  credits: Range,
  unknownCharges: z.int(),
  /** Not waited then, of the known latencies. */
  minutes: Range,
  unknownMinutes: z.int(),
  /** Assets of the held: at least those rated usable, at most the unreviewed as well. */
  usableAtRisk: Range,
  /** Those that would have held anything; a generation that two would have held counts with both. */
  rules: z.array(z.object({ rule: z.string(), title: z.string(), held: Range })),
  /** What the figures count: what would have gone otherwise, under each of the four assumptions. */
  differing: z.array(z.object({ generation: Id, rules: z.array(z.string()), ways: z.array(Way) })),
});
export type WatchWeek = z.infer<typeof WatchWeek>;

/** One studio's week. Credits of two studios are different things and never meet in one number. */
export const SiteWeek = z.object({
  site: Site,
  generations: z.int(),
  succeeded: z.int(),
  assets: z.int(),
  reviewed: z.int(),
  /** Two figures, never one: usable of all assets, and of those that were reviewed. */
  usableOfAll: Ratio,
  usableOfReviewed: Ratio,
  /** Below 60 % reviewed: usable assets if all unreviewed were rejected, and if all were usable. */
  usableRange: z.nullable(z.object({ low: z.int(), high: z.int() })),
  /** Generations with at least one usable asset, of those that succeeded. */
  generationsWithUsable: Ratio,
  credits: CreditSplit,
  /** Generations whose charge nobody knows; they are in no sum of credits. */
  unknownCharges: z.int(),
  /** As stated last; null: unknown, and so is all money. */
  plan: z.nullable(Plan),
  tiers: z.array(TierWeek),
  heavy: HeavyDiscarded,
  saved: Saved,
  firstUsable: FirstUsable,
  latencies: z.array(ModelLatency),
  waived: z.int(),
  /** Requests that went by a standing waiver; absent where none did. */
  underWaiver: z.optional(z.int()),
  stopped: z.int(),
  stops: z.array(RuleStops),
  /** Null: no rule stopped anything. */
  notSpent: z._default(z.nullable(NotSpent), null),
  /** Null: no rule watches. */
  watching: z._default(z.nullable(WatchWeek), null),
  /** Every generation of the week, oldest first: what the figures count. */
  lines: z.array(Line),
  /** Heavy images of the seven weeks before: with the week's own, what `saved` compares with. */
  heavyBefore: z.array(Line),
});
export type SiteWeek = z.infer<typeof SiteWeek>;

/** Of one studio's own lists, made in the week and not recorded: in no figure of `sites`. */
export const ImportedWeek = z.object({
  site: Site,
  generations: z.int(),
  assets: z.int(),
  /** Usable of those that were reviewed; `n` 0: none was. */
  usableOfReviewed: Ratio,
});
export type ImportedWeek = z.infer<typeof ImportedWeek>;

/** The reset days of one ISO 8601 week, `2026-W47`, by studio. */
export const WeekReport = z.object({
  week: z.string(),
  from: Day,
  to: Day,
  sites: z.array(SiteWeek),
  /** Absent where nothing was. */
  imported: z.optional(z.array(ImportedWeek)),
});
export type WeekReport = z.infer<typeof WeekReport>;
