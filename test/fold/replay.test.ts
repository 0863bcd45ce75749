import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleRule } from '../../companion/sample.ts';
import { decide } from '../../shared/decide.ts';
import { DEFAULT_PACK, DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Event } from '../../shared/event.ts';
import { groundOf } from '../../shared/ground.ts';
import { type Past, pastOf } from '../../shared/replay/past.ts';
import { admittedBy, replay } from '../../shared/replay/replay.ts';
import { Replay } from '../../shared/replay/replay-result.ts';
import { requestFacts } from '../../shared/request-facts.ts';
import { NO_CAPS, type RuleMode, type RuleSet } from '../../shared/rule.ts';
import { emptyStats, fold } from '../../shared/stats.ts';
import type { Waiver } from '../../shared/waiver.ts';
import { AFTER, history, idAt, OTHER_SITE, SITE } from './history.ts';

const DAY = 86_400_000;
const cap = fc.constantFrom(null, 12_000, 30_000, 80_000);
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
const ruleSet: fc.Arbitrary<RuleSet> = fc
  .record({
    caps: fc.record({ daily: cap, weekly: cap, project: cap, generation: cap, finals: cap }),
    modes: fc.array(fc.constantFrom<RuleMode>('off', 'watch', 'enforce'), {
      minLength: DEFAULT_PACK.length,
      maxLength: DEFAULT_PACK.length,
    }),
    waivers: fc.array(waiver, { maxLength: 6 }),
  })
  .map(({ caps, modes, waivers }) => ({
    revision: 3,
    caps,
    away: 'limits' as const,
    rules: DEFAULT_PACK.map((rule, i) => ({ ...rule, mode: modes[i] ?? 'off' })),
    waivers,
  }));

/**
 * The history as a gate with these rules would have left it: what it blocks did not go, and every
 * second request's facts were kept. A person who is asked goes on or not as the history has it.
 */
function judgedBy(events: readonly Event[], rules: RuleSet): Event[] {
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

const NONE = { low: 0, high: 0 };

test('replayed under the rules of then, history is what it was', () => {
  fc.assert(
    fc.property(history, ruleSet, (events, rules) => {
      const past = pastOf(judgedBy(events, rules), rules);
      const told = replay(past, { rules, prices: [] });
      expect(Replay.safeParse(told).error).toBeUndefined();
      expect(told).toMatchObject({
        changed: 0,
        stopped: NONE,
        letThrough: NONE,
        minutesSaved: NONE,
        usableAtRisk: NONE,
      });
      for (const { saved, stopped } of told.sites) expect([saved, stopped]).toEqual([NONE, NONE]);
      const went = past.flatMap(({ released, generation }) => (released ? [generation] : []));
      expect([...admittedBy(past, { rules, prices: [] })]).toEqual(went);
    }),
    { numRuns: 100 },
  );
});

test('a waiver holds in a replay from when it began to when it ended, and lets nothing else through', () => {
  let waived = 0;
  fc.assert(
    fc.property(history, ruleSet, (events, rules) => {
      const without = { ...rules, waivers: [] };
      const past = pastOf(judgedBy(events, without), without);
      for (const one of past) {
        const decision = decide(one.facts, rules, one.at, 'companion');
        for (const { waiver: id } of decision.waived ?? []) {
          const used = rules.waivers.find((known) => known.id === id)!;
          expect(used.since).toBeLessThanOrEqual(one.at);
          expect(used.until ?? Infinity).toBeGreaterThan(one.at);
          waived += 1;
        }
      }
      // Who went on when asked goes on unasked: with a waiver more there is nothing to be stopped.
      expect(replay(past, { rules, prices: [] }).stopped.low).toBe(0);
      const admitted = admittedBy(past, { rules, prices: [] });
      for (const id of admittedBy(past, { rules: without, prices: [] }))
        expect(admitted.has(id)).toBe(true);
    }),
    { numRuns: 200 },
  );
  expect(waived).toBeGreaterThan(0);
});

test('a stricter rule set never admits more', () => {
  const stricter = fc.record({
    blocks: fc.constantFrom('request.tier == "heavy"', 'price.credits > 5.0', 'true'),
    caps: fc.record({ daily: cap, weekly: cap, project: cap, generation: cap, finals: cap }),
  });
  fc.assert(
    fc.property(history, ruleSet, ruleSet, stricter, (events, then, rules, more) => {
      const past = pastOf(judgedBy(events, then), then);
      const lower = (name: keyof RuleSet['caps']) => {
        const both = [rules.caps[name], more.caps[name]].filter((one) => one !== null);
        return both.length === 0 ? null : Math.min(...both);
      };
      const strict: RuleSet = {
        ...rules,
        caps: {
          daily: lower('daily'),
          weekly: lower('weekly'),
          project: lower('project'),
          generation: lower('generation'),
          // More kept for finals is stricter.
          finals: rules.caps.finals,
        },
        rules: [...rules.rules, sampleRule({ id: 'more', when: more.blocks, verdict: 'block' })],
      };
      const admitted = admittedBy(past, { rules, prices: [] });
      for (const generation of admittedBy(past, { rules: strict, prices: [] })) {
        expect(admitted.has(generation)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('the order in which events come does not matter', () => {
  const shuffled = history.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ruleSet, ([events, order], rules) => {
      const told = (some: readonly Event[]) => replay(pastOf(some, rules), { rules, prices: [] });
      expect(told(order)).toEqual(told(events));
    }),
    { numRuns: 100 },
  );
});

test('studios do not bear on each other', () => {
  fc.assert(
    fc.property(history, ruleSet, (events, rules) => {
      const told = (some: readonly Event[]) => replay(pastOf(some, rules), { rules, prices: [] });
      const alone = told(events.filter(({ site }) => site === SITE)).sites;
      expect(told(events).sites.filter(({ site }) => site === SITE)).toEqual(alone);
    }),
    { numRuns: 100 },
  );
});

test('other prices change what was spent by just that', () => {
  const rules = { ...DEFAULT_RULES, rules: [] };
  fc.assert(
    fc.property(history, (events) => {
      const past = pastOf(events, rules);
      const prices = [{ model: null, kind: null, resolution: null, credits: 1000 }];
      const [site] = replay(past, { rules, prices }).sites;
      const own = past.filter((one) => one.site === site?.site);
      const then = own.reduce((total, { charge }) => total + (charge ?? 0), 0);
      // What a rule had held goes now, and what the person had stopped alone stays.
      const goes = ({ released, charge, verdict }: Past) =>
        released ? charge !== null : verdict !== 'allow';
      const now = own
        .filter(goes)
        .reduce((total, { facts }) => total + 1000 * (facts.request.count ?? 1), 0);
      expect(site?.saved).toEqual({ low: then - now, high: then - now });
    }),
    { numRuns: 100 },
  );
});

test('a cap tells what it would have saved, and what may have been lost with it', () => {
  fc.assert(
    fc.property(history, (events) => {
      const free = { ...DEFAULT_RULES, caps: NO_CAPS };
      const past = pastOf(events, free);
      const rules = { ...free, rules: [sampleRule({ id: 'all', when: 'true', verdict: 'block' })] };
      const told = replay(past, { rules, prices: [] });
      const went = past.filter(({ released }) => released);
      expect(told.stopped).toEqual({ low: went.length, high: went.length });
      expect(told.usableAtRisk.low).toBe(went.reduce((n, { assets }) => n + assets.usable, 0));
      for (const { saved, spent } of told.sites) expect(saved).toEqual({ low: spent, high: spent });
    }),
    { numRuns: 100 },
  );
});
