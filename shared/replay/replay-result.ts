import * as z from 'zod/mini';
import { Credits } from '../credit.ts';
import { Instant, Site } from '../id.ts';

/** From the least to the most that the past can have been otherwise. */
export const Range = z.object({ low: z.number(), high: z.number() });
export type Range = z.infer<typeof Range>;

/** `held`: it would not have gone. `sent`: it would have, in the room that held ones left. */
export const Way = z.enum(['held', 'same', 'sent']);
export type Way = z.infer<typeof Way>;

/** Credits in thousandths; `saved` is negative where it would have cost more. */
export const SiteReplay = z.object({
  site: Site,
  /** What was spent then, of the known charges. */
  spent: Credits,
  saved: Range,
  stopped: Range,
  /** Generations among the stopped of which nobody knows what they cost. */
  unknownCharges: z.int(),
});
export type SiteReplay = z.infer<typeof SiteReplay>;

export const RuleReplay = z.object({ rule: z.string(), spoke: Range, stopped: Range });
export type RuleReplay = z.infer<typeof RuleReplay>;

/** History judged by other rules, caps or prices. */
export const Replay = z.object({
  requests: z.int(),
  /** Requests of which the gate did not keep what it knew, so that the history had to tell. */
  recomputed: z.int(),
  from: z.nullable(Instant),
  until: z.nullable(Instant),
  /** Decisions that would have been others; 0 where the rules are those of then. */
  changed: z.int(),
  /** Generations that went to the studio and would not have. */
  stopped: Range,
  /** Requests that were stopped and would have gone. */
  letThrough: Range,
  /** Of the latencies that are known. */
  minutesSaved: Range,
  /** Assets of the stopped: at least those rated usable, at most the unreviewed as well. */
  usableAtRisk: Range,
  sites: z.array(SiteReplay),
  rules: z.array(RuleReplay),
});
export type Replay = z.infer<typeof Replay>;
