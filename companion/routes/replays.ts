import { Hono } from 'hono';
import * as z from 'zod/mini';
import { Credits } from '../../shared/credit.ts';
import { GenerationKind } from '../../shared/generation.ts';
import { Instant } from '../../shared/id.ts';
import { replay } from '../../shared/replay/replay.ts';
import type { Replay } from '../../shared/replay/replay-result.ts';
import { Caps, Rule } from '../../shared/rule.ts';
import { WAIVERS_MAX, Waiver } from '../../shared/waiver.ts';
import { checkRules } from '../check-rules.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { readPast } from '../read-past.ts';

/** Eight weeks, as long as prices and latencies are learned from. */
const DEFAULT_MS = 56 * 86_400_000;

const anyText = (most: number) => z._default(z.nullable(z.string().check(z.maxLength(most))), null);

/** Prices that stand for those charged: the first that fits; a null or absent field fits any. */
export const OtherPrices = z
  .array(
    z.strictObject({
      model: anyText(200),
      kind: z._default(z.nullable(GenerationKind), null),
      resolution: anyText(40),
      /** For one image or clip. */
      credits: Credits,
    }),
  )
  .check(z.maxLength(200));
export type OtherPrices = z.infer<typeof OtherPrices>;

/** What history is to be judged by; null and absent stand for what is in force, or was charged. */
export const ReplayRequest = z.strictObject({
  caps: z.optional(z.nullable(Caps)),
  rules: z.optional(z.nullable(z.array(Rule).check(z.maxLength(200)))),
  /** Each counts from when it began to when it ended. */
  waivers: z.optional(z.nullable(z.array(Waiver).check(z.maxLength(WAIVERS_MAX)))),
  prices: z.optional(OtherPrices),
  /** Inclusive; the last eight weeks by default. */
  from: z.optional(z.nullable(Instant)),
  /** Exclusive; now by default. */
  until: z.optional(z.nullable(Instant)),
});
export type ReplayRequest = z.infer<typeof ReplayRequest>;

/** Judges the past by other rules, caps or prices. Nothing is kept. */
export function replaysRoute(deps: Deps) {
  const past = readPast(deps);
  return new Hono<Env>().post('/', jsonBody(ReplayRequest), async (c) => {
    const { caps, rules, waivers, prices = [], from, until } = c.req.valid('json');
    const inForce = deps.rules.data;
    const wanted = {
      ...inForce,
      caps: caps ?? inForce.caps,
      rules: rules ?? inForce.rules,
      waivers: waivers ?? inForce.waivers,
    };
    checkRules(wanted);
    const end = until ?? deps.now() + 1;
    const asked = await past(from ?? end - DEFAULT_MS, end);
    return c.json<Replay>(replay(asked, { rules: wanted, prices }));
  });
}
