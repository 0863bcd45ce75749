import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleRule } from '../../companion/sample.ts';
import { decide } from '../../shared/decide.ts';
import { DEFAULT_RULES } from '../../shared/default-pack.ts';
import type { Event } from '../../shared/event.ts';
import { type Past, pastOf } from '../../shared/replay/past.ts';
import {
  admittedBy,
  differingIn,
  judgeAgain,
  replay,
  replayOf,
} from '../../shared/replay/replay.ts';
import { Replay } from '../../shared/replay/replay-result.ts';
import { NO_CAPS, type RuleSet } from '../../shared/rule.ts';
import { history, SITE } from './history.ts';
import { cap, judgedBy, ruleSet, waivingRules } from './judged-by.ts';

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
    fc.property(history, waivingRules, (events, rules) => {
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

test('beyond the rules of then it is what it is beyond what happened, and beyond itself nothing', () => {
  fc.assert(
    fc.property(history, ruleSet, ruleSet, (events, then, rules) => {
      const past = pastOf(judgedBy(events, then), then);
      const [now, before] = [rules, then].map((one) => ({ rules: one, prices: [] })) as [
        { rules: RuleSet; prices: [] },
        { rules: RuleSet; prices: [] },
      ];
      const runs = judgeAgain(past, now, before);
      expect(replayOf(past, runs)).toEqual(replay(past, now));
      expect(differingIn(runs)).toEqual(differingIn(judgeAgain(past, now)));
      expect(differingIn(judgeAgain(past, now, now))).toEqual([]);
    }),
    { numRuns: 100 },
  );
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
