import fc from 'fast-check';
import { decide } from '../../shared/decide.ts';
import { DEFAULT_PACK } from '../../shared/default-pack.ts';
import type { Event } from '../../shared/event.ts';
import { groundOf } from '../../shared/ground.ts';
import { requestFacts } from '../../shared/request-facts.ts';
import type { RuleMode, RuleSet } from '../../shared/rule.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import type { Waiver } from '../../shared/waiver.ts';
import { AFTER, idAt, OTHER_SITE, SITE } from './history.ts';

const DAY = 86_400_000;
export const cap = fc.constantFrom(null, 12_000, 30_000, 80_000);
/** Some in force for a while, some never, some for a rule that no waiver can stand for. */
const waiver: fc.Arbitrary<Waiver> = fc
  .record({
    n: fc.nat({ max: 1000 }),
    rule: fc.constantFrom(...DEFAULT_PACK.map(({ id }) => id)),
    sites: fc.subarray([SITE, OTHER_SITE]),
    projects: fc.subarray(['teaser', 'shop']),
    concept: fc.constantFrom(null, null, idAt(AFTER - 22 * DAY, 10)),
    since: fc.integer({ min: 0, max: 22 }),
    days: fc.option(fc.integer({ min: 0, max: 22 })),
  })
  .map(({ n, rule, since, days, ...scope }) => ({
    id: idAt(AFTER, n),
    rule,
    scope,
    reason: 'the client wants it so',
    since: AFTER - since * DAY,
    until: days === null ? null : AFTER - (since - days) * DAY,
  }));
const waivers = (minLength: number, maxLength: number) =>
  fc.uniqueArray(waiver, { minLength, maxLength, selector: ({ id }) => id });

export const ruleSet: fc.Arbitrary<RuleSet> = fc
  .record({
    caps: fc.record({ daily: cap, weekly: cap, project: cap, generation: cap, finals: cap }),
    modes: fc.array(fc.constantFrom<RuleMode>('off', 'watch', 'enforce'), {
      minLength: DEFAULT_PACK.length,
      maxLength: DEFAULT_PACK.length,
    }),
    waivers: waivers(0, 6),
  })
  .map(({ caps, modes, waivers }) => ({
    revision: 3,
    caps,
    away: 'limits' as const,
    rules: DEFAULT_PACK.map((rule, i) => ({ ...rule, mode: modes[i] ?? 'off' })),
    waivers,
  }));

/** Rules that all hold, and waivers enough that some come to bear. */
export const waivingRules: fc.Arbitrary<RuleSet> = fc
  .tuple(ruleSet, waivers(6, 24))
  .map(([set, waivers]) => ({
    ...set,
    rules: set.rules.map((rule) => ({ ...rule, mode: 'enforce' as const })),
    waivers,
  }));

/**
 * The history as a gate with these rules would have left it: what it blocks did not go, and every
 * second request's facts were kept. A person who is asked goes on or not as the history has it.
 */
export function judgedBy(events: readonly Event[], rules: RuleSet): Event[] {
  const stats = emptyStats();
  const stopped = new Set<string>();
  const told: Event[] = [];
  for (const event of events) {
    if ('generation' in event && stopped.has(event.generation)) continue;
    if (event.type === 'generation.requested') {
      const { generation, site, request, concept, project, reset, quoted, at } = event;
      const asked = { generation, site, request, concept, project, reset, quoted };
      const facts = requestFacts(asked, groundOf(stats, rules, asked, at), at);
      const decision = decide(facts, rules, at, 'companion');
      const blocked = decision.verdict === 'block';
      if (blocked) stopped.add(generation);
      // What nobody asked about was stopped by the person alone, if at all.
      const outcome = blocked ? 'refused' : event.outcome;
      if (event.seq % 2 === 0) {
        const { v, device, seq, id } = event;
        const envelope = { v, device, seq, at, site, reset, generation };
        const kept = { rules: rules.revision, verdict: decision.verdict, facts };
        told.push({
          ...envelope,
          ...kept,
          id: `${id.slice(0, 14)}7${id.slice(15)}`,
          type: 'generation.judged',
        } as Event);
      }
      told.push({ ...event, decision, outcome });
      fold(stats, { ...event, decision, outcome });
      continue;
    }
    told.push(event);
    fold(stats, event);
  }
  return told;
}
