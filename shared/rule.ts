import * as z from 'zod/mini';
import { Credits } from './credit.ts';
import { Verdict } from './generation.ts';
import { Instant } from './id.ts';

/** `watch` only notes what it would have said; `enforce` holds the request. */
export const RuleMode = z.enum(['off', 'watch', 'enforce']);
export type RuleMode = z.infer<typeof RuleMode>;

/** An escalation rule: when its CEL expression is true of a request, its verdict applies. */
export const Rule = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  /** A CEL expression over the variables of `facts.ts`. */
  when: z.string().check(z.minLength(1), z.maxLength(2000)),
  verdict: Verdict,
  /** Shown to the person; `{price.credits}` and the like are filled in. */
  message: z.string().check(z.minLength(1), z.maxLength(400)),
  mode: RuleMode,
  source: z.enum(['default', 'user']),
  expiresAt: z.nullable(Instant),
});
export type Rule = z.infer<typeof Rule>;

/** The person's own limits; null where none is set. */
export const Caps = z.strictObject({
  /** Credits a reset day may cost. */
  daily: z.nullable(Credits),
  /** Credits one generation may cost without approval. */
  generation: z.nullable(Credits),
});
export type Caps = z.infer<typeof Caps>;

export const RuleSet = z.strictObject({
  /** Counts up with each change, so that a stale writer is noticed. */
  revision: z.int().check(z.gte(0)),
  caps: Caps,
  rules: z.array(Rule).check(z.maxLength(200)),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** What everybody starts with: limits that the person sets hold, everything else only watches. */
export const DEFAULT_RULES: RuleSet = {
  revision: 0,
  caps: { daily: null, generation: null },
  rules: [
    {
      id: 'daily-cap',
      title: 'Daily cap',
      when: 'has(caps.daily) && day.spent + day.reserved + price.credits > caps.daily',
      verdict: 'block',
      message:
        'Your cap is {caps.daily} credits a day: {day.spent} are spent, {day.reserved} reserved, and this costs {price.credits}.',
      mode: 'enforce',
      source: 'default',
      expiresAt: null,
    },
    {
      id: 'generation-cap',
      title: 'Cap for one generation',
      when: 'has(caps.generation) && price.credits > caps.generation',
      verdict: 'needs-approval',
      message:
        'One generation may cost {caps.generation} credits without approval; this costs {price.credits}.',
      mode: 'enforce',
      source: 'default',
      expiresAt: null,
    },
    {
      id: 'paid-upscale',
      title: 'Paid upscale',
      when: 'request.kind == "upscale" && price.credits > 0.0',
      verdict: 'confirm',
      message:
        'Upscaling sharpens defects too. Clean up first, or pay {price.credits} credits for {request.resolution} now.',
      mode: 'enforce',
      source: 'default',
      expiresAt: null,
    },
    {
      id: 'explore-light',
      title: 'Explore before heavy',
      when: 'request.tier == "heavy" && request.media == "image" && concept.generations < 3.0',
      verdict: 'confirm',
      message: 'A heavy render this early: generations of this idea so far: {concept.generations}.',
      mode: 'watch',
      source: 'default',
      expiresAt: null,
    },
    {
      id: 'video-from-draft',
      title: 'Heavy hero before video',
      when: 'request.media == "video" && parent.tier != "heavy"',
      verdict: 'confirm',
      message: 'This clip starts from a {parent.tier} image; its noise turns into jitter.',
      mode: 'watch',
      source: 'default',
      expiresAt: null,
    },
    {
      id: 'keep-reserve',
      title: 'Keep a reserve for the finals',
      when: 'price.credits > balance.credits * 0.5',
      verdict: 'confirm',
      message: 'This takes {price.credits} of the {balance.credits} credits left.',
      mode: 'watch',
      source: 'default',
      expiresAt: null,
    },
  ],
};
