import * as z from 'zod/mini';
import type { Facts } from './facts.ts';
import type { Verdict } from './generation.ts';
import { Id, Instant, type Site } from './id.ts';
import { readsAny } from './reads-any.ts';
import { isInScope, RuleScope } from './rule-scope.ts';

export const WAIVERS_MAX = 200;
const WEEK_MS = 7 * 86_400_000;

/**
 * A person's standing word that a rule need not ask: where, since when, until when, and why. Taking
 * it back ends it now, so that the past can still be judged by what held then.
 */
export const Waiver = z.strictObject({
  id: Id,
  /** The id of the rule. */
  rule: z.string().check(z.minLength(1), z.maxLength(80)),
  /** `concept`: one idea alone; null: any. */
  scope: z.strictObject({ ...RuleScope.shape, concept: z.nullable(Id) }),
  reason: z.string().check(z.minLength(1), z.maxLength(500)),
  since: Instant,
  /** From then on the rule asks again; null: until it is taken back. */
  until: z.nullable(Instant),
});
export type Waiver = z.infer<typeof Waiver>;

/** How far a waiver reaches that is given where the rule asks: never beyond that studio. */
export const WaiverSpan = z.enum(['concept', 'project', 'week', 'site']);
export type WaiverSpan = z.infer<typeof WaiverSpan>;

/** What of a rule tells whether it can be waived. */
type Weighed = { verdict: Verdict; when: string };

/** Why no waiver can stand for a rule, for people, after its name; null where one can. */
export function whyNotWaived({ verdict, when }: Weighed): string | null {
  if (verdict === 'allow') return 'only notes something and never asks';
  if (verdict === 'block') return 'blocks: change the rule instead';
  if (verdict === 'needs-approval') return 'needs an approval each time: change the rule instead';
  return readsAny(when, ['caps']) ? 'guards a limit of yours: change the limit instead' : null;
}

/** What is wrong with waivers beside their rules, for people, and the path of it. */
export function waiverProblems(
  waivers: readonly Waiver[],
  rules: readonly (Weighed & { id: string })[],
): { rule: string; message: string; path: string }[] {
  return waivers.flatMap(({ id, rule, since, until }, i) => {
    const problem = (message: string, field: keyof Waiver) => [
      { rule, message, path: `waivers.${i}.${field}` },
    ];
    if (waivers.findIndex((other) => other.id === id) !== i)
      return problem(`Two waivers have the id ${id}: expected one of its own.`, 'id');
    if (until !== null && until < since)
      return problem(`A waiver of rule "${rule}" ends before it begins.`, 'until');
    const waived = rules.find((one) => one.id === rule);
    if (!waived) return problem(`A waiver names rule "${rule}", and there is none.`, 'rule');
    const why = whyNotWaived(waived);
    return why === null
      ? []
      : problem(`No waiver can stand for rule "${rule}": it ${why}.`, 'rule');
  });
}

/** Whether it holds at that moment. */
export function isLiving({ since, until }: Waiver, at: Instant): boolean {
  return since <= at && (until === null || at < until);
}

/** The first waiver that lets the rule pass for this request; null where it has to ask. */
export function waiverFor(
  waivers: readonly Waiver[],
  rule: Weighed & { id: string },
  facts: Facts,
  at: Instant,
): Waiver | null {
  if (waivers.length === 0 || whyNotWaived(rule) !== null) return null;
  const covers = (waiver: Waiver) =>
    waiver.rule === rule.id &&
    isLiving(waiver, at) &&
    isInScope(waiver.scope, facts) &&
    (waiver.scope.concept === null || waiver.scope.concept === facts.concept.id);
  return waivers.find(covers) ?? null;
}

/** Where and how long a waiver of this span holds; null where there is no project for it. */
export function spanOf(
  span: WaiverSpan,
  { site, project, concept }: { site: Site; project: string | null; concept: Id },
  at: Instant,
): Pick<Waiver, 'scope' | 'until'> | null {
  if (span === 'project' && project === null) return null;
  return {
    scope: {
      sites: [site],
      projects: span === 'project' && project !== null ? [project] : [],
      concept: span === 'concept' ? concept : null,
    },
    until: span === 'week' ? at + WEEK_MS : null,
  };
}

/** With more of them; where there is no room, those that ended longest ago go first. */
export function withWaivers(
  known: readonly Waiver[],
  more: readonly Waiver[],
  at: Instant,
): Waiver[] {
  const over = known.length + more.length - WAIVERS_MAX;
  const ended = known
    .filter((one) => !isLiving(one, at))
    .sort((a, b) => (a.until ?? 0) - (b.until ?? 0))
    .slice(0, Math.max(0, over));
  return [...known.filter((one) => !ended.includes(one)), ...more];
}

/** The same with one of them ended now. */
export function takenBack(waivers: readonly Waiver[], id: Id, now: Instant): Waiver[] {
  return waivers.map((one) =>
    one.id === id && isLiving(one, now) ? { ...one, until: Math.max(one.since, now) } : one,
  );
}
