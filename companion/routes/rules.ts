import { Hono } from 'hono';
import { watchedSince } from '../../shared/keep-pack.ts';
import { RulesDocument } from '../../shared/protocol.ts';
import { type Waivers, waiversOf } from '../../shared/report/waivers.ts';
import type { RuleHistory, RuleSet } from '../../shared/rule.ts';
import { checkRules, checkWaivers } from '../check-rules.ts';
import type { Deps } from '../deps.ts';
import type { Env } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { Refusal } from '../refusal.ts';

/** Revisions of before that are kept. */
const KEPT = 100;
/** As many reasons given once as one looks through. */
const ONCE = 50;

/**
 * Reads and replaces the escalation rules, their waivers and the person's own caps; those of before
 * are kept. Says what went through by waivers.
 */
export function rulesRoute({ ledger, rules, ruleHistory, now: at }: Deps) {
  return new Hono<Env>()
    .get('/', (c) => c.json<RuleSet>(rules.data))
    .get('/history', (c) => c.json<RuleHistory>(ruleHistory.data))
    .get('/waivers', (c) => c.json<Waivers>(waiversOf(ledger.stats, rules.data, ONCE)))
    .put('/', jsonBody(RulesDocument), async (c) => {
      const wanted = c.req.valid('json');
      checkRules(wanted);
      checkWaivers(wanted);
      const before: RuleSet[] = [];
      const stored = await rules.update((now) => {
        if (now.revision !== wanted.revision) {
          const message = `The rules are at revision ${now.revision} by now, not ${wanted.revision}.`;
          throw new Refusal('stale-revision', message, 'revision');
        }
        before.push(structuredClone(now));
        return watchedSince({ ...wanted, revision: now.revision + 1 }, at());
      });
      const replaced = before.map((rules) => ({ ...rules, until: at() }));
      await ruleHistory.update(({ revisions }) => ({
        revisions: [...replaced, ...revisions].slice(0, KEPT),
      }));
      return c.json<RuleSet>(stored);
    });
}
