import * as z from 'zod/mini';
import { Credits } from './credit.ts';
import { Verdict } from './generation.ts';
import { Instant } from './id.ts';
import { RuleScope } from './rule-scope.ts';
import { WAIVERS_MAX, Waiver } from './waiver.ts';

/** `watch` only notes what it would have said; `enforce` holds the request. */
export const RuleMode = z.enum(['off', 'watch', 'enforce']);
export type RuleMode = z.infer<typeof RuleMode>;

/** A number in a rule that a person may move without touching the expression: `param.<name>`. */
export const RuleParam = z.strictObject({
  name: z.string().check(z.regex(/^[a-z][a-zA-Z]{0,30}$/)),
  /** What it is, for people: "Drafts first". */
  title: z.string().check(z.minLength(1), z.maxLength(60)),
  /** `share` from 0 to 1, shown in percent. */
  unit: z.enum(['count', 'share', 'credits']),
  value: z.number(),
  min: z.number(),
  max: z.number(),
  step: z.number().check(z.gt(0)),
});
export type RuleParam = z.infer<typeof RuleParam>;

/** An escalation rule: when its CEL expression is true of a request, its verdict applies. */
export const Rule = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/)),
  title: z.string().check(z.minLength(1), z.maxLength(120)),
  /** A CEL expression over the variables of `facts.ts` and its own parameters. */
  when: z.string().check(z.minLength(1), z.maxLength(2000)),
  verdict: Verdict,
  /** Shown to the person; `{price.credits}` and the like are filled in. */
  message: z.string().check(z.minLength(1), z.maxLength(400)),
  mode: RuleMode,
  /** `default`: of the pack that comes with Tierwise, which keeps it up to date; `user`: one's own. */
  source: z.enum(['default', 'user']),
  /** It gives no verdict from then on; null: it never ends. */
  expiresAt: z.nullable(Instant),
  params: z._default(z.array(RuleParam).check(z.maxLength(10)), []),
  scope: z._default(RuleScope, { sites: [], projects: [] }),
  /** Since when it watches, for the proposal to enforce it; null while it does not. */
  watchedSince: z._default(z.nullable(Instant), null),
});
export type Rule = z.infer<typeof Rule>;

const limit = z._default(z.nullable(Credits), null);

/** The person's own limits; null where none is set. */
export const Caps = z.strictObject({
  /** Credits a reset day may cost. */
  daily: z.nullable(Credits),
  /** Credits an ISO week of reset days may cost. */
  weekly: limit,
  /** Credits one project may cost, however long it takes. */
  project: limit,
  /** Credits one generation may cost without approval. */
  generation: z.nullable(Credits),
  /** Credits of the balance that are kept for final renders. */
  finals: limit,
});
export type Caps = z.infer<typeof Caps>;

export const NO_CAPS: Caps = {
  daily: null,
  weekly: null,
  project: null,
  generation: null,
  finals: null,
};

export const RuleSet = z.strictObject({
  /** Counts up with each change, so that a stale writer is noticed. */
  revision: z.int().check(z.gte(0)),
  caps: Caps,
  /** What a browser holds requests by while its companion does not answer, see `away.ts`. */
  away: z._default(z.enum(['limits', 'rules', 'nothing']), 'limits'),
  rules: z.array(Rule).check(z.maxLength(200)),
  /** Standing exceptions, those that ended included. */
  waivers: z._default(z.array(Waiver).check(z.maxLength(WAIVERS_MAX)), []),
});
export type RuleSet = z.infer<typeof RuleSet>;

/** The rules of before, the latest first; `until`: when they were replaced. */
export const RuleHistory = z.object({
  revisions: z.array(z.object({ ...RuleSet._zod.def.shape, until: Instant })),
});
export type RuleHistory = z.infer<typeof RuleHistory>;
